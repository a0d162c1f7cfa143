import { expect, test } from 'vitest';
import { boundaryMeasurement } from '../../src/check/boundary.ts';
import { usualPoint } from '../../src/check/moderate-points.ts';
import type { Point } from '../../src/check/point.ts';
import type { RegimeClaim, Theorem } from '../../src/index.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { catalogue } from '../../theorems/index.ts';

type Regime = RegimeClaim<ParameterValues>;

/** What is measured at the usual point of a regime, with a part of its claim replaced. */
function measured(id: string, change: Partial<Regime> = {}) {
  const theorem = catalogue.find((one) => one.id === id) as Theorem & { readonly claim: Regime };
  const claim: Regime = { ...theorem.claim, ...change };
  const point: Point = {
    theorem: { ...theorem, claim },
    values: usualPoint(theorem.samplingDomain),
    seed: 1,
    falseAlarm: 1e-6,
    missedError: 1e-6,
    detects: 0.1,
    fresh: false,
  };
  return boundaryMeasurement(point.theorem, claim).measure(point);
}

test('on its boundary a regime is supported, and reported as the boundary', () => {
  const { verdict, predicted, interval, parameters } = measured('regime-frozen-a');
  expect(verdict).toBe('supported');
  // dy sigma² (dx − r)/(n − dx − 1) at the parameters of the point.
  const { n, dx, dy, r, sigma, b } = parameters as Record<string, number>;
  expect(predicted).toBeCloseTo((dy! * sigma! ** 2 * (dx! - r!)) / (n! - dx! - 1), 12);
  expect(b).toBe(predicted);
  expect(interval![0]).toBeLessThan(predicted!);
  expect(interval![1]).toBeGreaterThan(predicted!);
});

test('a boundary that is 25 % too far out is refuted, and where it really lies is shown', () => {
  const right = measured('regime-frozen-a');
  const wrong = measured('regime-frozen-a', { boundary: '1.25*dy*sigma^2*(dx-r)/(n-dx-1)' });
  expect(wrong.verdict).toBe('refuted');
  expect(wrong.predicted).toBeCloseTo(1.25 * right.predicted!, 12);
  expect(wrong.interval![0]).toBeLessThan(right.predicted!);
  expect(wrong.interval![1]).toBeGreaterThan(right.predicted!);
});

test.each(['regime-frozen-a-samples', 'regime-critical-rank'])('%s is looked at beside an integer', (id) => {
  const { verdict, predicted, parameters } = measured(id);
  const { symbol } = catalogue.find((one) => one.id === id)!.claim as Regime;
  expect(verdict).toBe('supported');
  expect(Number.isInteger(parameters[symbol])).toBe(true);
  expect(Math.abs((parameters[symbol] as number) - predicted!)).toBeLessThanOrEqual(0.5 + 1e-9);
});

test('a boundary where there is nothing to draw decides nothing', () => {
  const { verdict, note, draws } = measured('regime-frozen-a', { boundary: '-sigma' });
  expect({ verdict, draws }).toEqual({ verdict: 'undecided', draws: 0 });
  expect(note).toBe('the boundary of b is -0.5 here, where there is nothing to draw');
});
