import { type Fate, type Graph, isShaken, labelOf } from './graph.ts';
import { nodeStyles, shakenBorder } from './graph-style.ts';

/** The graph in Mermaid's language. An arrow points from a theorem to what it stands on. */
export function graphMermaid(graph: Graph): string {
  const { nodes, report } = graph;
  // Theorems are called anything, and Mermaid has words of its own, such as end.
  const names = new Map(nodes.map(({ id }, i) => [id, `t${i}`]));
  const lines = nodes.map((node) => {
    const [open, close] = report === null ? ['[', ']'] : nodeStyles[node.fate].mermaid.brackets;
    const label = labelOf(node, graph).map(escaped).join('<br/>');
    return `  ${names.get(node.id)}${open}"${label}"${close}`;
  });
  const arrows = nodes.flatMap(({ id, standsOn }) =>
    standsOn.map((below) => `  ${names.get(id)} --> ${names.get(below)}`),
  );
  const header =
    report === null
      ? []
      : [`  %% riskproof ${report.version}, seed ${report.seed}, profile ${report.profile}`];
  return `${['flowchart TD', ...header, ...lines, ...arrows, ...classes(graph, names)].join('\n')}\n`;
}

/** The styles, and which nodes have them. */
function classes({ nodes, report }: Graph, names: ReadonlyMap<string, string>): string[] {
  if (report === null) return [];
  const fates = [...new Set(nodes.map(({ fate }) => fate))];
  const namesWhere = (holds: (node: Graph['nodes'][number]) => boolean) =>
    nodes
      .filter(holds)
      .map(({ id }) => names.get(id))
      .join(',');
  const lines = fates.flatMap((fate) => {
    const { fill, mermaid } = nodeStyles[fate];
    return [
      `  classDef ${className(fate)} fill:${fill},stroke:#000000,color:#000000,${mermaid.border}`,
      `  class ${namesWhere((node) => node.fate === fate)} ${className(fate)}`,
    ];
  });
  if (nodes.some(isShaken)) {
    lines.push(
      `  classDef shaken stroke:${shakenBorder.colour},stroke-width:${shakenBorder.width}px`,
      `  class ${namesWhere(isShaken)} shaken`,
    );
  }
  return lines;
}

function className(fate: Fate): string {
  return fate === 'not judged' ? 'notJudged' : fate;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
