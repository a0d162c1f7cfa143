import { expect, test } from 'vitest';
import { type Graph, graphOf } from '../../src/report/graph.ts';
import { graphMermaid } from '../../src/report/graph-mermaid.ts';
import { catalogue } from '../../theorems/index.ts';
import { judged, unjudged } from './graphs.ts';

/** The lines that Mermaid knows here (docs of mermaid 11, flowchart syntax), with a quoted text in every shape. */
const node = /^ {2}(t\d+)(\[\[|\[|\(|\{\{|>)"([^"<>]*(?:<br\/>[^"<>]*)*)"(\]\]|\]|\)|\}\})$/;
const arrow = /^ {2}(t\d+) --> (t\d+)$/;
const style = /^ {2}classDef (\w+) ((?:fill|stroke|color|stroke-width|stroke-dasharray):[#\w]+,?)+$/;
const members = /^ {2}class (t\d+(?:,t\d+)*) (\w+)$/;

function read(graph: Graph) {
  const [first, ...lines] = graphMermaid(graph).trimEnd().split('\n');
  expect(first).toBe('flowchart TD');
  const rest = lines.filter((line) => !line.startsWith('  %% '));
  for (const line of rest) {
    expect(
      [node, arrow, style, members].some((pattern) => pattern.test(line)),
      line,
    ).toBe(true);
  }
  const every = (pattern: RegExp) => rest.flatMap((line) => pattern.exec(line) ?? []).length;
  expect(every(node)).toBeGreaterThan(0);
  return {
    nodes: rest.flatMap((line) => (node.test(line) ? [node.exec(line)!.slice(1)] : [])),
    arrows: rest.flatMap((line) => (arrow.test(line) ? [arrow.exec(line)!.slice(1)] : [])),
    classes: Object.fromEntries(
      rest.flatMap((line) =>
        members.test(line) ? [members.exec(line)!.slice(1).reverse() as [string, string]] : [],
      ),
    ),
  };
}

test.each([
  ['judged', judged],
  ['without verdicts', unjudged],
  ['the catalogue', graphOf(catalogue, null)],
])('nodes and arrows are those of the graph: %s', (_, graph) => {
  const { nodes, arrows } = read(graph);
  const names = new Map(nodes.map(([name, , label]) => [name!, label!.split('<br/>')[0]!]));
  expect([...names.values()]).toEqual(graph.nodes.map(({ id }) => id));
  expect(arrows.map((ends) => ends.map((end) => names.get(end)))).toEqual(
    graph.nodes.flatMap(({ id, standsOn }) => standsOn.map((below) => [id, below])),
  );
});

test('brackets close as they open', () => {
  const pairs: Record<string, string> = { '[[': ']]', '[': ']', '(': ')', '{{': '}}', '>': ']' };
  for (const [, open, , close] of read(judged).nodes) expect(close).toBe(pairs[open!]);
});

test('a verdict is written in the node, and a class repeats it', () => {
  const { nodes, classes } = read(judged);
  expect(nodes[2]).toEqual(['t2', '{{', 'wrong<br/>✗ refuted', '}}']);
  expect(nodes[6]![2]).toBe('on-wrong<br/>✓ supported<br/>stands on wrong (refuted)');
  expect(classes).toEqual({
    notJudged: 't0',
    proved: 't1',
    refuted: 't2',
    undecided: 't3',
    broke: 't4',
    supported: 't5,t6,t7,t8,t9',
    shaken: 't6,t7,t9',
  });
});

test('what Mermaid would take for markup is escaped', () => {
  expect(graphMermaid(graphOf([{ id: 'a "<b>', standsOn: [] }], null))).toContain('t0["a &quot;&lt;b&gt;"]');
});
