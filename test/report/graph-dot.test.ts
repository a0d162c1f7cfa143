import {
  type DotASTNode,
  type EdgeASTNode,
  type GraphASTNode,
  type NodeASTNode,
  parse,
} from '@ts-graphviz/ast';
import { expect, test } from 'vitest';
import { graphOf } from '../../src/report/graph.ts';
import { graphDot } from '../../src/report/graph-dot.ts';
import { catalogue } from '../../theorems/index.ts';
import { judged, unjudged } from './graphs.ts';

/** What a parser of Graphviz's language makes of it. */
function read(text: string) {
  const { children } = parse(text) as DotASTNode;
  const graph = children.find((child): child is GraphASTNode => child.type === 'Graph')!;
  const nodes = graph.children.filter((child): child is NodeASTNode => child.type === 'Node');
  const edges = graph.children.filter((child): child is EdgeASTNode => child.type === 'Edge');
  return {
    directed: graph.directed,
    nodes: Object.fromEntries(
      nodes.map(({ id, children }) => [
        id.value,
        Object.fromEntries(
          children.flatMap((child) =>
            child.type === 'Attribute' ? [[child.key.value, child.value.value]] : [],
          ),
        ),
      ]),
    ),
    edges: edges.map(({ targets }) =>
      targets.map((target) => ('id' in target ? target.id.value : '')).join(' -> '),
    ),
  };
}

test('nodes and arrows are those of the graph', () => {
  const { directed, nodes, edges } = read(graphDot(judged));
  expect(directed).toBe(true);
  expect(Object.keys(nodes)).toEqual(judged.nodes.map(({ id }) => id));
  expect(edges).toEqual([
    'on-sound -> sound',
    'on-wrong -> sound',
    'on-wrong -> wrong',
    'on-open -> open',
    'on-open -> fails',
    'on-absent -> absent',
    'high-above -> on-wrong',
    'high-above -> on-open',
  ]);
});

test('a verdict is written in the node, and a colour repeats it', () => {
  const { nodes } = read(graphDot(judged));
  expect(nodes.sound).toMatchObject({ label: 'sound\\n∎ proved', fillcolor: '#009E73', peripheries: '2' });
  expect(nodes.wrong).toMatchObject({ label: 'wrong\\n✗ refuted', style: 'filled,bold', shape: 'octagon' });
  expect(nodes['on-wrong']).toMatchObject({
    label: 'on-wrong\\n✓ supported\\nstands on wrong (refuted)',
    fillcolor: '#56B4E9',
    color: '#D55E00',
    penwidth: '4',
  });
  expect(nodes['on-sound']).not.toHaveProperty('color');
});

test('without verdicts a node is its name', () => {
  expect(read(graphDot(unjudged)).nodes['on-wrong']).toEqual({ label: 'on-wrong' });
});

test('the whole catalogue is read, and a text with quotes', () => {
  expect(Object.keys(read(graphDot(graphOf(catalogue, null))).nodes)).toHaveLength(catalogue.length);
  const odd = graphOf([{ id: 'a "b\\', standsOn: [] }], null);
  expect(graphDot(odd)).toContain('"a \\"b\\\\" [label="a \\"b\\\\"];');
});
