import { describe, expect, test } from 'vitest';
import { statisticsOf, sweepResults } from '../../src/sweep/statistics.ts';
import { sweepDraws } from '../../src/sweep/sweep-draw.ts';
import type { ShiftLaw, Sweep } from '../../src/sweep/sweeps.ts';
import { pythonWithNumPy } from './run.ts';
import { refuseDisagreement, runNumPy, type SweepsTask, type TimedSweeps } from './sweeps.ts';

const factors: ShiftLaw = { kind: 'factors', rank: 2 };
const spectrum: ShiftLaw = { kind: 'spectrum', values: [4, 2, 1] };
// At 12 samples or dimensions from the interpolation point and beyond, risks have six moments and more.
const small: Sweep[] = [
  {
    name: 'samples',
    swept: 'n',
    points: [4, 6, 36, 60].map((n) => ({ at: n, n, dx: 18, dy: 6, sigma: 1, shift: factors })),
    ranks: [1, 2, 4, 8],
  },
  {
    name: 'noise',
    swept: 'sigma',
    points: [0.5, 2, 8].map((sigma) => ({ at: sigma, n: 20, dx: 5, dy: 9, sigma, shift: spectrum })),
    ranks: [1, 3, 4],
  },
];
const seeds = 1000;
const task: SweepsTask = { sweeps: small, seeds, processes: 2, seed: 1 };

function ours(sweeps: readonly Sweep[]): TimedSweeps {
  return {
    memory: 0,
    sweeps: sweeps.map((sweep) => ({
      name: sweep.name,
      seconds: 0,
      processor: 0,
      points: sweepResults(sweep, statisticsOf(sweepDraws(sweep, 1), 0, seeds)).map(
        ({ fullFineTuning, trained }) => ({
          count: seeds,
          mean: [fullFineTuning, ...trained].map(({ mean }) => mean),
          error: [fullFineTuning, ...trained].map(({ error }) => error),
        }),
      ),
    })),
  };
}

const python = pythonWithNumPy();

describe.skipIf(python === null)('the NumPy program of the benchmark', () => {
  const numpy = python === null ? null : runNumPy(python, task);

  // Two programs that draw from the same laws disagree here once in 10⁹ repetitions.
  test('has the same means as riskproof, within their errors', () => {
    expect(numpy!.sweeps.map(({ points }) => points.map(({ count }) => count))).toEqual([
      [seeds, seeds, seeds, seeds],
      [seeds, seeds, seeds],
    ]);
    refuseDisagreement(small, ours(small), numpy!);
  });

  test('and a wrong mean is seen, with its place', () => {
    const shifted = small.map((sweep) => ({ ...sweep, ranks: [...sweep.ranks.slice(1), 1] }));
    expect(() => refuseDisagreement(small, ours(shifted), numpy!)).toThrow(
      /standard errors, samples at 36, method 1/,
    );
    const noisier = small.map(({ points, ...sweep }) => ({
      ...sweep,
      points: points.map((point) => ({ ...point, sigma: 1.1 * point.sigma })),
    }));
    expect(() => refuseDisagreement(small, ours(noisier), numpy!)).toThrow('standard errors');
  });

  // The logarithm of a standard error from 1000 draws of kurtosis 9 is off by 0.045, the difference of two by 0.063.
  test('has the same standard errors, to a third', () => {
    for (const [s, { points }] of ours(small).sweeps.entries()) {
      for (const [i, { error }] of points.entries()) {
        for (const [j, value] of error.entries()) {
          expect(Math.abs(Math.log(value / numpy!.sweeps[s]!.points[i]!.error[j]!))).toBeLessThan(0.3);
        }
      }
    }
  });
});
