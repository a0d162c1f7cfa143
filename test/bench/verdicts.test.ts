import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { measurementsOf } from '../../src/check/measurement.ts';
import { randomStream } from '../../src/models/random.ts';
import { addDraws, decide, emptyState } from '../../src/statistics/mean-test.ts';
import { pythonWithNumPy, run } from './run.ts';
import { type NumPyTask, pointsOf, tasksOf, theorems } from './verdict-points.ts';
import { numpyProgram, type TimedVerdicts } from './verdicts.ts';

const [points, detects] = [2, 0.2];
const python = pythonWithNumPy();
const folder = mkdtempSync(join(tmpdir(), 'riskproof-bench-test-'));
const inNumPy = (content: unknown, ...words: string[]) => {
  const path = join(folder, 'tasks.json');
  writeFileSync(path, JSON.stringify(content));
  return JSON.parse(run(python!, [numpyProgram, path, ...words], { OPENBLAS_NUM_THREADS: '1' }).stdout);
};
const verdictsOf = (lists: readonly (readonly NumPyTask[])[]) => {
  const timed = inNumPy(lists, '1') as TimedVerdicts;
  return timed.lists.flatMap(({ judged }) => judged.map(({ verdict }) => verdict));
};

test.each(theorems.map(({ id }) => id))('%s is supported at its points, which repeat', (id) => {
  const drawn = pointsOf(id, points, detects);
  expect(drawn.map(({ values }) => values)).toEqual(
    pointsOf(id, points, detects).map(({ values }) => values),
  );
  for (const point of drawn) {
    for (const { measure } of measurementsOf(point.theorem)) expect(measure(point).verdict).toBe('supported');
  }
});

describe.skipIf(python === null)('the NumPy program', () => {
  const tasks = theorems.map(({ id }) => tasksOf(id, points, detects));
  const times = (factor: number) =>
    tasks.map((list) =>
      list.map((task) => ({
        ...task,
        test: { ...task.test, claimed: factor * task.test.claimed, margin: factor * task.test.margin },
      })),
    );

  test('supports what holds, and refutes what is off by half, in either direction', () => {
    const all = theorems.length * points;
    expect(verdictsOf(tasks)).toEqual(Array(all).fill('supported'));
    expect(verdictsOf(times(1.5))).toEqual(Array(all).fill('refuted'));
    expect(verdictsOf(times(1 / 1.5))).toEqual(Array(all).fill('refuted'));
  });

  test.each([
    ['supports', 1, 0.3],
    ['refutes', 1.3, 0.05],
  ])('has the statistic of the mean test to rounding: %s', (_what, mean, margin) => {
    const stream = randomStream('statistic', mean);
    const draws = Float64Array.from({ length: 4096 }, () => mean + 0.5 * stream.normal());
    const design = { claimed: 1, margin, variance: 0.25, falseAlarm: 1e-8, missedError: 1e-8 };
    const state = addDraws(design, emptyState(design), draws);
    const shown = inNumPy({ test: design, draws: [...draws] }) as { verdict: string; sums: number[] };
    // 256 cells, each a logarithm that is good to a few units in the last place.
    const rounding = 256 * 8 * Number.EPSILON * Math.max(...state.sums.map(Math.abs));
    expect(shown.sums).toHaveLength(state.sums.length);
    state.sums.forEach((sum, slot) => {
      expect(Math.abs(shown.sums[slot]! - sum)).toBeLessThan(rounding);
    });
    expect(shown.verdict).toBe(decide(design, state));
  });
});
