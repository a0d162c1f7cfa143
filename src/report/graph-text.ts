import pc from 'picocolors';
import {
  above,
  type Fate,
  fateMarks,
  type Graph,
  type GraphNode,
  isShaken,
  remarksOf,
  standsOnRefuted,
} from './graph.ts';
import { widthOf } from './text-box.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** Lines are broken here where they can be. */
const pageWidth = 110;

/**
 * The graph for a terminal: the theorems in levels, a line for each, every one below what stands on it, and at the
 * end what stands on anything that is wrong.
 */
export function graphText(graph: Graph, { colour = false }: { colour?: boolean } = {}): string {
  const colours = pc.createColors(colour);
  const { nodes, report, circular } = graph;
  const title =
    report === null
      ? 'what stands on what'
      : `riskproof ${report.version}, seed ${report.seed}, profile ${report.profile}: what stands on what`;
  const levels = [...new Set(nodes.map(({ level }) => level))].sort((left, right) => left - right);
  const sections = [
    [colours.dim(title)],
    ...levels.map((level) => [
      colours.dim(level === 0 ? 'level 0: on nothing' : `level ${level}: on level ${level - 1} and below`),
      ...nodes.filter((node) => node.level === level).flatMap((node) => nodeLines(node, graph, colours)),
    ]),
    ...(circular.length > 0
      ? [[colours.red(`A circle: ${circular.join(', ')} stand on themselves, by way of each other.`)]]
      : []),
    consequences(graph, colours),
    [colours.bold(counts(graph))],
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function nodeLines(node: GraphNode, { nodes, report }: Graph, colours: Colours): string[] {
  const widest = (text: (node: GraphNode) => string) => Math.max(...nodes.map((one) => widthOf(text(one))));
  const name = node.id.padEnd(widest(({ id }) => id));
  const verdict = `${fateMarks[node.fate]} `;
  const start = report === null ? name : `${verdict}${name}  ${node.fate.padEnd(widest(({ fate }) => fate))}`;
  const words = node.standsOn.map((id, i) => (i < node.standsOn.length - 1 ? `${id},` : id));
  const on = words.length === 0 ? '' : `on ${words.join(' ')}`;
  const lines = wrapped(`${start}  `, on);
  const remarks = remarksOf(node).map((remark) => `${' '.repeat(widthOf(verdict))}  ↳ ${remark}`);
  const paint = painter(node, colours);
  return report === null ? lines : [...lines, ...remarks].map(paint);
}

/** The text behind its beginning; what does not fit on the page goes below it. */
function wrapped(start: string, text: string): string[] {
  const lines: string[] = [];
  let line = start;
  for (const word of text.split(' ')) {
    const isBegun = line.trim() !== '' && widthOf(line) > widthOf(start);
    if (isBegun && widthOf(line) + 1 + widthOf(word) > pageWidth) {
      lines.push(line);
      line = `${' '.repeat(widthOf(start))}   ${word}`;
    } else line += isBegun ? ` ${word}` : word;
  }
  return [...lines, line].map((one) => one.trimEnd());
}

function painter(node: GraphNode, colours: Colours): (text: string) => string {
  if (isShaken(node)) return colours.red;
  const paints: Record<Fate, (text: string) => string> = {
    proved: colours.green,
    supported: colours.green,
    undecided: colours.yellow,
    refuted: colours.red,
    broke: colours.red,
    'not judged': colours.dim,
  };
  return paints[node.fate];
}

/** For everything that is refuted, undecided or broke: what stands on it. */
function consequences(graph: Graph, colours: Colours): string[] {
  return graph.nodes
    .filter(({ fate }) => fate === 'refuted' || fate === 'undecided' || fate === 'broke')
    .map((node) => {
      const ids = above(node.id, graph);
      const what =
        ids.length === 0
          ? 'nothing here stands on it'
          : `${ids.join(', ')} stand${ids.length === 1 ? 's' : ''} on it`;
      return painter(
        node,
        colours,
      )(`${fateMarks[node.fate]} ${node.id} ${node.fate === 'broke' ? 'broke' : `is ${node.fate}`}: ${what}`);
    });
}

function counts({ nodes, report }: Graph): string {
  const arrows = nodes.reduce((sum, { standsOn }) => sum + standsOn.length, 0);
  const total = nodes.length === 1 ? '1 theorem' : `${nodes.length} theorems`;
  if (report === null) return `${total}, ${arrows} arrows between them`;
  const fates: readonly Fate[] = ['proved', 'supported', 'refuted', 'undecided', 'broke', 'not judged'];
  const parts = fates.flatMap((fate, i) => {
    const count = nodes.filter((node) => node.fate === fate).length;
    return count > 0 || i < 4 ? [`${count} ${fate}`] : [];
  });
  const shaken = nodes.filter(standsOnRefuted).length;
  return `${total}: ${parts.join(', ')}${shaken > 0 ? `; ${shaken} stand${shaken === 1 ? 's' : ''} on something refuted` : ''}`;
}
