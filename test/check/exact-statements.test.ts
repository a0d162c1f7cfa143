/** What is false about sections 2 to 4 of the catalogue must be refuted: wrong formulas, wrong norms, wrong minimisers. */
import { describe, expect, test } from 'vitest';
import { judgeDerivation } from '../../src/check/derivation.ts';
import { judgeExact } from '../../src/check/exact.ts';
import { judge } from '../../src/check/theorem.ts';
import {
  excessRiskOf,
  excessRiskUnder,
  fullFineTuning,
  gradientFlow,
  loraFrozenA,
  type Observable,
  randomCovariance,
  regressionSampler,
  restate,
  ridge,
  type Sampler,
  type Theorem,
} from '../../src/index.ts';
import { correlatedDesign } from '../../src/models/covariance.ts';
import { randomStream } from '../../src/models/random.ts';
import { shiftWithSpectrum } from '../../src/models/shifts.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { compressedInverseWishart } from '../../theorems/facts/compressed-inverse-wishart.ts';
import { haarEnergy } from '../../theorems/facts/haar-energy.ts';
import { fftAnyCovariance } from '../../theorems/fft-any-covariance.ts';
import { fftEarlyStopping } from '../../theorems/fft-early-stopping.ts';
import { fftInterpolation } from '../../theorems/fft-interpolation.ts';
import { fftInterpolationBelowBoth } from '../../theorems/fft-interpolation-below-both.ts';
import { fftInterpolationRisk } from '../../theorems/fft-interpolation-risk.ts';
import { fftRidge } from '../../theorems/fft-ridge.ts';
import { fftRidgeRisk } from '../../theorems/fft-ridge-risk.ts';
import { loraFrozenAAnyCovariance } from '../../theorems/lora-frozen-a-any-covariance.ts';
import { loraFrozenAFixedDesign } from '../../theorems/lora-frozen-a-fixed-design.ts';
import { loraFrozenAHaar } from '../../theorems/lora-frozen-a-haar.ts';
import { loraFrozenAHaarInterpolating } from '../../theorems/lora-frozen-a-haar-interpolating.ts';
import { loraFrozenAInterpolating } from '../../theorems/lora-frozen-a-interpolating.ts';
import { loraFrozenBUnderdetermined } from '../../theorems/lora-frozen-b-underdetermined.ts';
import { frozenInputUnderCovariance } from '../../theorems/setting/covariance.ts';
import { gaussianMatrix, mapsFrom } from '../../theorems/setting/full-fine-tuning.ts';
import {
  bestRidge,
  riskLessCosts,
  type SpectralMethod,
  stopped,
  stoppedRiskLessCosts,
} from '../../theorems/setting/spectral-methods.ts';

const options = { seed: 5, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6, shrink: false } as const;
const verdict = (theorem: Theorem, at?: ParameterValues) =>
  judge({ ...theorem, derivation: null }, { ...options, ...(at && { at }) }).verdict;

/** Here most of the risk is what interpolation cannot see of the reached part. */
const interpolatingAt = { n: 3, dx: 16, dy: 2, r: 8, sigma: 0.3, b: 0.1, g: 4 };

const wrongFormulas: readonly (readonly [Theorem, formula: string, at?: ParameterValues])[] = [
  [compressedInverseWishart, 'r/(n-dx-1)'],
  [compressedInverseWishart, 'dx/(n-r-1)'],
  [haarEnergy, '(1 - r/dx)*F2/2'],
  [haarEnergy, 'r/dx*F2'],
  [fftAnyCovariance, 'sigma^2*dy*dx/(n-dx)'],
  [fftAnyCovariance, 'sigma^2*dy*dx*kappa/(n-dx-1)'],
  [fftInterpolationRisk, 'F2*V/(F2 + 2*V)'],
  [loraFrozenAInterpolating, 'b + (1 - n/r)*g + dy*sigma^2*n/(r-n-1)'],
  [loraFrozenAInterpolating, 'b + (1 - n/dx)*g + (dy*sigma^2 + b)*n/(r-n-1)', interpolatingAt],
  [loraFrozenAHaar, '(1 - r/dx)*F2 + dy*sigma^2*r/(n-r-1)'],
  [loraFrozenAHaarInterpolating, '(1 - n/dx)*F2 + dy*sigma^2*n/(r-n-1)'],
  [loraFrozenAAnyCovariance, 'b + dy*sigma^2*r/(n-r-1)'],
  [loraFrozenAFixedDesign, 'sigma^2*dy*r/n'],
  [loraFrozenAFixedDesign, 'm + sigma^2*dy*dx/n'],
  [loraFrozenBUnderdetermined, 'c + (1 - n/dx)*h + sigma^2*dy*n/(dx-n-1)'],
  [loraFrozenBUnderdetermined, 'c + h + sigma^2*r*n/(dx-n-1)'],
];

test.each(wrongFormulas.map(([theorem, formula, at]) => [theorem.id, formula, theorem, at] as const))(
  '%s: %s is refuted by measurement and by the derivation',
  (_id, formula, theorem, at) => {
    const wrong = restate(theorem, formula);
    const underived = { ...wrong, derivation: null };
    expect(judge(underived, { ...options, ...(at && { at }) }).counterexample).not.toBeNull();
    if (theorem.derivation) expect(judgeDerivation(wrong, null)!.verdict).toBe('refuted');
  },
);

/** The theorem, measured by another plain draw alone. */
function measuredBy(theorem: Theorem, sampler: Sampler<never>): Theorem {
  const claim = theorem.claim as { of: Observable<ParameterValues> };
  const of = { name: 'another draw', sampler: sampler as unknown as Sampler<ParameterValues> };
  return { ...theorem, conditioned: null, claim: { ...claim, of } as unknown as Theorem['claim'] };
}

interface Inputs {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
  readonly kappa: number;
}

describe('the wrong norm', () => {
  /** Inputs with a covariance, but the risk of isotropic ones. */
  const euclidean: Sampler<Inputs> = (values, fixed) => {
    const covariance = randomCovariance(values.dx, values.kappa, fixed.substream('covariance'));
    const maps = mapsFrom(gaussianMatrix(values.dy, values.dx, fixed.substream('shift')), fixed);
    return excessRiskOf(fullFineTuning, { ...values, ...maps, drawDesign: correlatedDesign(covariance) });
  };

  test.each([2, 10_000])(
    'the formula does not hold in the Euclidean norm at condition number %d',
    (kappa) => {
      const at = { n: 12, dx: 5, dy: 3, sigma: 1, kappa };
      expect(verdict(measuredBy(fftAnyCovariance, euclidean), at)).toBe('refuted');
      expect(verdict(fftAnyCovariance, at)).toBe('supported');
    },
  );

  test('nor in the norm of another covariance', () => {
    const other: Sampler<Inputs> = (values, fixed) => {
      const { dx, dy, kappa } = values;
      const covariance = randomCovariance(dx, kappa, fixed.substream('covariance'));
      const another = randomCovariance(dx, kappa, fixed.substream('another'));
      const maps = mapsFrom(gaussianMatrix(dy, dx, fixed.substream('shift')), fixed);
      const sample = regressionSampler({ ...values, ...maps, drawDesign: correlatedDesign(covariance) });
      return (stream) => {
        const data = sample(stream);
        return excessRiskUnder(fullFineTuning(data), data.downstream, another.matrix);
      };
    };
    const at = { n: 12, dx: 5, dy: 3, sigma: 1, kappa: 100 };
    expect(verdict(measuredBy(fftAnyCovariance, other), at)).toBe('refuted');
  });

  test('frozen A under a covariance misses more than ‖Delta(I − AᵀA)‖² says', () => {
    type FrozenA = Parameters<typeof frozenInputUnderCovariance>[0];
    const values: FrozenA = { n: 12, dx: 6, dy: 3, r: 2, sigma: 0.5, kappa: 100, s: [2, 1, 1] };
    const isotropic: Sampler<FrozenA> = (at, fixed) => {
      const { A, shift } = frozenInputUnderCovariance(at, fixed);
      return excessRiskOf((data) => loraFrozenA(data, A), { ...at, ...mapsFrom(shift, fixed) });
    };
    expect(verdict(measuredBy(loraFrozenAAnyCovariance, isotropic), { ...values })).toBe('refuted');
    expect(verdict(loraFrozenAAnyCovariance, { ...values })).toBe('supported');
  });
});

describe('minimisers', () => {
  test.each(['3/2*dy*dx*sigma^2/F2', '2/3*dy*dx*sigma^2/F2', 'dx*sigma^2/F2'])(
    'ridge at %s is refuted',
    (at) => {
      const wrong = restate(fftRidge, at);
      const { counterexample } = judge(wrong, options);
      expect(counterexample!.road).toMatch(/lambda times/);
      expect(judgeExact(wrong)!.verdict).toBe('refuted');
    },
  );

  test.each(['3/2*F2/(F2 + V)', 'F2/(F2 + 2*V)'])('a part %s of the step is refuted', (at) => {
    const wrong = restate(fftInterpolation, at);
    expect(judgeExact(wrong)!.verdict).toBe('refuted');
    const values = { n: 15, dx: 3, dy: 2, sigma: 1.5, F2: 1 };
    expect(judge(wrong, { ...options, at: values }).counterexample!.road).toMatch(/c times/);
  });

  test('the right ones are proved to be the only ones', () => {
    for (const theorem of [fftRidge, fftInterpolation]) {
      expect(judgeExact(theorem)).toMatchObject({
        verdict: 'proved',
        note: expect.stringMatching(/> 0 on the whole/),
      });
    }
    expect(verdict(fftInterpolationBelowBoth)).toBe('proved');
    expect(verdict(restate(fftInterpolationBelowBoth, '1/F2 + 2/V'))).toBe('refuted');
  });
});

/** More samples than inputs, and fewer. */
const bothSides = [
  { n: 9, dx: 4 },
  { n: 4, dx: 9 },
];

describe.each(bothSides)('at n = $n, dx = $dx', ({ n, dx }) => {
  const stoppedAt = { n, dx, dy: 2, sigma: 1, t: 0.1, s: [2, 1] };
  const ridgeAt = { n, dx, dy: 2, sigma: 1, F2: 2 };

  const withCost = (cost: (values: typeof stoppedAt) => SpectralMethod['cost']): Theorem => {
    const { sampler } = stoppedRiskLessCosts((values) => ({
      ...stopped(values),
      cost: cost(values as typeof stoppedAt),
    }));
    return measuredBy(fftEarlyStopping, sampler as Sampler<never>);
  };

  test('early stopping holds, and is refuted with tl for 2tl, and with the noise unfiltered', () => {
    expect(verdict(fftEarlyStopping, stoppedAt)).toBe('supported');
    const energy = (s: readonly number[]) => s.reduce((sum, x) => sum + x * x, 0);
    const noise = (l: number, t: number) => (l > 0 ? (2 * Math.expm1(-t * l) ** 2) / l : 0);
    const right = withCost(
      ({ t, s }) =>
        (l) =>
          (energy(s) * Math.exp(-2 * t * l)) / dx + noise(l, t),
    );
    expect(verdict(right, stoppedAt)).toBe('supported');
    const once = withCost(
      ({ t, s }) =>
        (l) =>
          (energy(s) * Math.exp(-t * l)) / dx + noise(l, t),
    );
    expect(verdict(once, stoppedAt)).toBe('refuted');
    const unfiltered = withCost(
      ({ t, s }) =>
        (l) =>
          (energy(s) * Math.exp(-2 * t * l)) / dx + (l > 0 ? 2 / l : 0),
    );
    expect(verdict(unfiltered, stoppedAt)).toBe('refuted');
    const noNull = withCost(
      ({ t, s }) =>
        (l) =>
          l > 1e-9 ? (energy(s) * Math.exp(-2 * t * l)) / dx + noise(l, t) : 0,
    );
    expect(verdict(noNull, stoppedAt)).toBe(n < dx ? 'refuted' : 'supported');
  });

  test('the ridge risk holds, and is refuted for the trace at another penalty and for a mean of 1', () => {
    expect(verdict(fftRidgeRisk, ridgeAt)).toBe('supported');
    expect(verdict(restate(fftRidgeRisk, '1'), ridgeAt)).toBe('refuted');
    const doubled: Sampler<typeof ridgeAt> = (values, fixed) => {
      const penalty = (values.dy * dx * values.sigma ** 2) / values.F2;
      const cost = (l: number) => (values.dy * values.sigma ** 2) / (l + 2 * penalty);
      const maps = mapsFrom(shiftWithSpectrum(values.dy, dx, [1, 1], fixed), fixed);
      return riskLessCosts({ ...bestRidge(values), cost }, { ...values, ...maps });
    };
    expect(verdict(measuredBy(fftRidgeRisk, doubled), ridgeAt)).toBe('refuted');
  });

  test('the scales of both are lower bounds on the risks', () => {
    const stream = randomStream('scales', n);
    const maps = mapsFrom(shiftWithSpectrum(2, dx, stoppedAt.s, stream), stream);
    const flow = excessRiskOf((data) => gradientFlow(data, stoppedAt.t), { ...stoppedAt, ...maps });
    const penalty = (2 * dx) / 5;
    const ridged = excessRiskOf((data) => ridge(data, penalty), { ...stoppedAt, ...maps });
    const mean = (draw: typeof flow) =>
      Array.from({ length: 2000 }, () => draw(stream)).reduce((a, b) => a + b) / 2000;
    const rho = 1 - (1 - (1 + 2 * stoppedAt.t) ** (-dx / 2)) / dx;
    const noise = (2 * dx * (1 - rho ** n) ** 2) / n;
    const scale = 5 * Math.max((1 + 4 * stoppedAt.t) ** (-n / 2), 1 - n / dx) + noise;
    expect(mean(flow)).toBeGreaterThan(scale);
    expect(mean(ridged)).toBeGreaterThan(2 * Math.max(dx / (n + penalty), (dx - n) / penalty) * 0.95);
  });
});
