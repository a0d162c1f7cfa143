import { expect, test } from 'vitest';
import { formatExact, parseExact } from '../../src/run/exact-json.ts';
import type { Evidence } from '../../src/verdict.ts';
import { judgement } from './judgements.ts';

const evidence: Evidence = {
  road: 'plain',
  parameters: { n: 20, s: [3, -0, 1e-300], number: 4 },
  verdict: 'undecided',
  guarantee: 'asymptotic',
  predicted: Number.NaN,
  measured: Number.NEGATIVE_INFINITY,
  interval: [-0, Number.POSITIVE_INFINITY],
  draws: 3,
  detects: 0.1 + 0.2,
  note: '{"number":"NaN"}',
};

test('a judgement is read as it was written, also where JSON has no such number', () => {
  const written = judgement({ id: 'a', evidence: [evidence], note: 'ä\u2028"' });
  // vitest's toEqual tells -0 from 0, and NaN equals NaN.
  expect(parseExact(formatExact(written))).toStrictEqual(written);
  expect(JSON.parse(JSON.stringify(written))).not.toEqual(written);
});
