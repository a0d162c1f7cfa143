import { describe, expect, test } from 'vitest';
import { fullFineTuning, loraTrained } from '../../src/models/estimators.ts';
import { add, type Matrix } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { drawRegression } from '../../src/models/regression.ts';
import { excessRisk } from '../../src/models/risk.ts';
import { gaussianFactors, shiftWithSpectrum } from '../../src/models/shifts.ts';
import { normalUpperQuantile } from '../../src/statistics/normal-quantile.ts';
import { shiftSpectra } from '../../src/sweep/shift-spectra.ts';
import { sweepDraws } from '../../src/sweep/sweep-draw.ts';
import type { ShiftLaw, Sweep, SweepPoint } from '../../src/sweep/sweeps.ts';
import { gaussian } from '../models/matrices.ts';

function sweepOf(points: readonly Omit<SweepPoint, 'at'>[], ranks: readonly number[]): Sweep {
  return { name: 'test', swept: 'nothing', points: points.map((point, at) => ({ ...point, at })), ranks };
}

/** The risks of so many draws: a list for each method at each point. */
function risksOf(draw: (number: number) => ArrayLike<number>, count: number): number[][] {
  const lists: number[][] = Array.from(draw(0), () => []);
  for (let number = 0; number < count; number++) {
    for (const [i, risk] of Array.from(draw(number)).entries()) lists[i]!.push(risk);
  }
  return lists;
}

function drawShift(law: ShiftLaw, dy: number, dx: number, stream: ReturnType<typeof randomStream>): Matrix {
  return law.kind === 'factors'
    ? gaussianFactors(dy, dx, law.rank, stream)
    : shiftWithSpectrum(dy, dx, law.values, stream);
}

/** Simulate and fit, with the estimators' own decompositions: a draw has the risks of all points. */
function plainDraws({ points, ranks }: Sweep): (number: number) => number[] {
  return (number) =>
    points.flatMap(({ n, dx, dy, sigma, shift }, place) => {
      const stream = randomStream('plain sweep', number, place);
      const pretrained = gaussian(dy, dx, stream);
      const downstream = add(pretrained, drawShift(shift, dy, dx, stream));
      const data = drawRegression({ n, dx, dy, sigma, pretrained, downstream }, stream);
      return [fullFineTuning(data), ...ranks.map((r) => loraTrained(data, r))].map((estimate) =>
        excessRisk(estimate, downstream),
      );
    });
}

/** The probability that any of the comparisons of this file refuses two samples of the same law; half to each test. */
const falseAlarm = 1e-6;
const comparisons = 100;

/**
 * Whether two samples differ in law: their means by more than standard errors allow (a normal approximation), or their
 * distribution functions by more than the sum of two DKW envelopes (exact).
 */
function differ(one: readonly number[], other: readonly number[]): boolean {
  const share = falseAlarm / comparisons / 2;
  const [a, b] = [momentsOf(one), momentsOf(other)];
  const z = Math.abs(a.mean - b.mean) / Math.hypot(a.error, b.error);
  const envelope = (count: number) => Math.sqrt(Math.log(4 / share) / 2 / count);
  return (
    !(z <= normalUpperQuantile(share / 2)) ||
    largestGap(one, other) > envelope(one.length) + envelope(other.length)
  );
}

function momentsOf(sample: readonly number[]) {
  const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
  const squares = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (sample.length - 1) / sample.length) };
}

/** The Kolmogorov distance of two samples of the same size. */
function largestGap(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((x) => [x, 1] as const), ...other.map((x) => [x, -1] as const)];
  all.sort(([x], [y]) => x - y);
  let [gap, largest] = [0, 0];
  for (const [, step] of all) {
    gap += step;
    largest = Math.max(largest, Math.abs(gap));
  }
  return largest / one.length;
}

const factors = (rank: number): ShiftLaw => ({ kind: 'factors', rank });
const spectrum = (...values: number[]): ShiftLaw => ({ kind: 'spectrum', values });
// Every design is 9 samples or dimensions from the interpolation point, so that risks have four moments.
const cases: { name: string; sweep: Sweep }[] = [
  {
    name: 'overdetermined, ranks below and above that of the shift',
    sweep: sweepOf(
      [
        { n: 17, dx: 8, dy: 6, sigma: 2, shift: factors(2) },
        { n: 17, dx: 8, dy: 6, sigma: 5, shift: factors(2) },
      ],
      [0, 1, 2, 3, 5, 6, 9],
    ),
  },
  {
    name: 'overdetermined, more outputs than inputs, ranks of the shift in one family',
    sweep: sweepOf(
      [
        { n: 16, dx: 5, dy: 9, sigma: 1, shift: factors(3) },
        { n: 16, dx: 5, dy: 9, sigma: 1, shift: factors(1) },
      ],
      [1, 4],
    ),
  },
  {
    name: 'underdetermined, more outputs than samples',
    sweep: sweepOf(
      [
        { n: 6, dx: 16, dy: 9, sigma: 1, shift: factors(2) },
        { n: 6, dx: 16, dy: 9, sigma: 2, shift: factors(9) },
      ],
      [1, 3, 6, 32],
    ),
  },
  {
    name: 'underdetermined, a given spectrum',
    sweep: sweepOf(
      [
        { n: 7, dx: 18, dy: 4, sigma: 1, shift: spectrum(5, 3, 1, 0.2) },
        { n: 7, dx: 18, dy: 4, sigma: 1, shift: spectrum(5, 5, 5, 5) },
      ],
      [1, 2, 3],
    ),
  },
  {
    name: 'overdetermined, a given spectrum',
    sweep: sweepOf([{ n: 19, dx: 6, dy: 6, sigma: 1, shift: spectrum(3, 2, 1, 0.5, 0.2, 0.1) }], [1, 3, 5]),
  },
];

describe.each(cases)('$name', ({ sweep }) => {
  const fast = risksOf(sweepDraws(sweep, 1), 1500);
  const plain = risksOf(plainDraws(sweep), 1500);

  test('every risk has the law that simulate and fit gives it', () => {
    expect(fast).toHaveLength(sweep.points.length * (1 + sweep.ranks.length));
    const wrong = fast.flatMap((risks, i) => (differ(risks, plain[i]!) ? [i] : []));
    expect(wrong).toEqual([]);
  });

  test('the comparison sees ranks that are one off', () => {
    const methods = 1 + sweep.ranks.length;
    const seen = fast.some(
      (risks, i) => i % methods > 0 && i % methods < methods - 1 && differ(risks, plain[i + 1]!),
    );
    expect(seen).toBe(true);
  });

  test('and it sees a design that is a sample or two out', () => {
    const points = sweep.points.map((point) => ({ ...point, n: point.n + (point.n < point.dx ? -2 : 2) }));
    const other = risksOf(sweepDraws({ ...sweep, points }, 1), 1500);
    expect(differ(other[0]!, plain[0]!)).toBe(true);
  });
});

test('full fine-tuning has the mean of its formula', () => {
  const [dx, dy, sigma] = [12, 7, 1.5];
  const law = spectrum(4, 2, 1);
  const sweep = sweepOf(
    [24, 80].map((n) => ({ n, dx, dy, sigma, shift: law })),
    [],
  );
  const under = sweepOf([{ n: dx, dx: 24, dy, sigma, shift: law }], []);
  const formulas = [
    ...[24, 80].map((n) => (sigma ** 2 * dy * dx) / (n - dx - 1)),
    (1 - dx / 24) * 21 + (sigma ** 2 * dy * dx) / (24 - dx - 1),
  ];
  const risks = [...risksOf(sweepDraws(sweep, 2), 4000), ...risksOf(sweepDraws(under, 2), 4000)];
  for (const [i, formula] of formulas.entries()) {
    const { mean, error } = momentsOf(risks[i]!);
    // Wrong once in 10⁶ repetitions, by the normal approximation.
    expect(Math.abs(mean - formula)).toBeLessThan(normalUpperQuantile(1e-6 / 6) * error);
    expect(error).toBeLessThan(0.02 * formula);
  }
});

test('trained LoRA has its large-sample limit: lora-large-sample of the catalogue', () => {
  const [dx, dy, sigma, n] = [6, 5, 1.3, 100_000];
  const s = [4, 3, 1.5, 0.5];
  const draws = risksOf(
    sweepDraws(sweepOf([{ n, dx, dy, sigma, shift: spectrum(...s) }], [1, 2, 3]), 3),
    2000,
  );
  for (const r of [1, 2, 3]) {
    const padded = [...s, 0];
    let limit = sigma ** 2 * r * dx;
    for (const si of padded.slice(0, r)) {
      for (const sj of padded.slice(r)) {
        limit += (si ** 2 * sj ** 2 + sigma ** 2 * (si ** 2 + sj ** 2)) / (si ** 2 - sj ** 2);
      }
    }
    const tail = s.slice(r).reduce((sum, x) => sum + x * x, 0);
    const { mean, error } = momentsOf(draws[r]!.map((risk) => n * (risk - tail)));
    // The terms beyond 1/n are below a hundredth of the limit here, where risks differ from their tail by 1e-3.
    expect(Math.abs(mean - limit)).toBeLessThan(normalUpperQuantile(1e-6 / 6) * error + 0.01 * limit);
    expect(error).toBeLessThan(0.03 * limit);
  }
});

test('a draw is the same whatever is drawn before it, and differs from others and by the seed', () => {
  const { sweep } = cases[0]!;
  const draw = sweepDraws(sweep, 1);
  const third = [...draw(3)];
  expect([...draw(4)]).not.toEqual(third);
  expect([...draw(3)]).toEqual(third);
  expect([...sweepDraws(sweep, 1)(3)]).toEqual(third);
  expect([...sweepDraws(sweep, 2)(3)]).not.toEqual(third);
});

test('the spectra of a draw are those of its shifts: LoRA of rank 0 misses their energy', () => {
  for (const { sweep } of cases) {
    const ranks = [0];
    const risks = sweepDraws({ ...sweep, ranks }, 7)(5);
    const spectra = shiftSpectra({ ...sweep, ranks }, 7)(5);
    expect(spectra).toHaveLength(sweep.points.length);
    for (const [i, spectrum] of spectra.entries()) {
      const { shift } = sweep.points[i]!;
      expect(spectrum).toHaveLength(shift.kind === 'factors' ? shift.rank : shift.values.length);
      expect(spectrum.reduce((sum, s) => sum + s * s, 0) / risks[2 * i + 1]!).toBeCloseTo(1, 12);
    }
  }
});

test('ranks that fit everything are full fine-tuning to the bit', () => {
  const [full, , , , , , six, nine] = sweepDraws(cases[0]!.sweep, 1)(0);
  expect(six).toBe(full);
  expect(nine).toBe(full);
});

test.each([
  [{ n: 0 }, 'n must be a positive integer, got 0'],
  [{ dx: 2.5 }, 'dx must be a positive integer, got 2.5'],
  [{ sigma: 0 }, 'sigma must be positive, got 0'],
  [{ sigma: Number.NaN }, 'sigma must be positive, got NaN'],
  [{ shift: factors(7) }, 'the rank of a 6 × 8 shift must be 1 to 6, got 7'],
  [{ shift: spectrum(1, 2) }, 'singular values must not increase: number 2 is 2, after 1'],
])('%j is refused', (change, message) => {
  const { sweep } = cases[0]!;
  const points = [{ ...sweep.points[0]!, ...change }];
  expect(() => sweepDraws({ ...sweep, points }, 1)).toThrow(new RangeError(message));
});

test('a rank that is negative is refused', () => {
  expect(() => sweepDraws({ ...cases[0]!.sweep, ranks: [1, -1] }, 1)).toThrow(
    'a rank must be an integer >= 0, got -1',
  );
});
