import { expect, test } from 'vitest';
import { above, graphOf, remarksOf, standsOnRefuted } from '../../src/report/graph.ts';
import { nodeStyles } from '../../src/report/graph-style.ts';
import { judged, unjudged } from './graphs.ts';

const node = (id: string) => judged.nodes.find((one) => one.id === id)!;

test('every theorem is a node once, and so is what was not loaded', () => {
  expect(judged.nodes.map(({ id, fate }) => [id, fate])).toEqual([
    ['absent', 'not judged'],
    ['sound', 'proved'],
    ['wrong', 'refuted'],
    ['open', 'undecided'],
    ['fails', 'broke'],
    ['on-sound', 'supported'],
    ['on-wrong', 'supported'],
    ['on-open', 'supported'],
    ['on-absent', 'supported'],
    ['high-above', 'supported'],
  ]);
  expect(unjudged.nodes.map(({ fate }) => fate)).toEqual(Array(10).fill('not judged'));
});

test('a refuted lemma marks everything above it, and nothing else', () => {
  expect(judged.nodes.filter(standsOnRefuted).map(({ id }) => id)).toEqual(['on-wrong', 'high-above']);
  expect(above('wrong', judged)).toEqual(['on-wrong', 'high-above']);
  expect(above('high-above', judged)).toEqual([]);
});

test('what is weak below a theorem is said, the worst first', () => {
  expect(remarksOf(node('on-sound'))).toEqual([]);
  expect(remarksOf(node('on-wrong'))).toEqual(['stands on wrong (refuted)']);
  expect(remarksOf(node('on-open'))).toEqual([
    'its derivation is broken',
    'stands on fails (broke), open (undecided)',
  ]);
  expect(remarksOf(node('on-absent'))).toEqual(['stands on absent (not judged)']);
  expect(remarksOf(node('high-above'))).toEqual([
    'stands on wrong (refuted), fails (broke), open (undecided)',
  ]);
  expect(unjudged.nodes.flatMap(remarksOf)).toEqual([]);
});

test('a level is one more than the highest below it', () => {
  expect(Object.fromEntries(judged.nodes.map(({ id, level }) => [id, level]))).toMatchObject({
    absent: 0,
    sound: 0,
    'on-sound': 1,
    'high-above': 2,
  });
});

test('a circle is named and ends', () => {
  const circle = graphOf(
    [
      { id: 'a', standsOn: ['b'] },
      { id: 'b', standsOn: ['a', 'c'] },
      { id: 'c', standsOn: [] },
    ],
    null,
  );
  expect(circle.circular).toEqual(['a', 'b']);
  expect(judged.circular).toEqual([]);
});

test('black text can be read on every colour, and no two fates look alike without colour', () => {
  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  for (const { fill } of Object.values(nodeStyles)) {
    const [red, green, blue] = [1, 3, 5].map((i) => channel(Number.parseInt(fill.slice(i, i + 2), 16) / 255));
    // Contrast by WCAG 2.2, which asks for 4.5.
    const contrast = (0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05) / 0.05;
    expect(contrast).toBeGreaterThan(4.5);
  }
  const styles = Object.values(nodeStyles);
  for (const looks of [styles.map(({ dot }) => dot), styles.map(({ mermaid }) => JSON.stringify(mermaid))]) {
    expect(new Set(looks).size).toBe(styles.length);
  }
});
