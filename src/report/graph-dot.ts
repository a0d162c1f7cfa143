import { type Graph, type GraphNode, isShaken, labelOf } from './graph.ts';
import { nodeStyles, shakenBorder } from './graph-style.ts';

/** The graph in Graphviz's language. An arrow points from a theorem to what it stands on. */
export function graphDot(graph: Graph): string {
  const { nodes, report } = graph;
  return `${[
    'digraph riskproof {',
    ...(report === null
      ? []
      : [`  // riskproof ${report.version}, seed ${report.seed}, profile ${report.profile}`]),
    '  node [shape=box, fontname="sans-serif", fontcolor="#000000"];',
    ...nodes.map((node) => `  ${quoted(node.id)} [${attributes(node, graph)}];`),
    ...nodes.flatMap(({ id, standsOn }) => standsOn.map((below) => `  ${quoted(id)} -> ${quoted(below)};`)),
    '}',
  ].join('\n')}\n`;
}

function attributes(node: GraphNode, graph: Graph): string {
  // \n is Graphviz's own line break.
  const label = labelOf(node, graph).map(escaped).join('\\n');
  if (graph.report === null) return `label="${label}"`;
  const { fill, dot } = nodeStyles[node.fate];
  const border = isShaken(node) ? `, color="${shakenBorder.colour}", penwidth=${shakenBorder.width}` : '';
  return `label="${label}", fillcolor="${fill}", ${dot}${border}`;
}

function quoted(id: string): string {
  return `"${escaped(id)}"`;
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
