import { expect, test } from 'vitest';
import { judge } from '../../src/check/theorem.ts';
import {
  type Estimator,
  excessRiskOf,
  fullFineTuning,
  inSampleRiskOf,
  loraFrozenA,
  loraTrained,
  type Sampler,
  type Theorem,
  zeros,
} from '../../src/index.ts';
import { shiftWithSpectrum } from '../../src/models/shifts.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { fftFixedDesign } from '../../theorems/fft-fixed-design.ts';
import { fftUnderdetermined } from '../../theorems/fft-underdetermined.ts';
import { loraFloor } from '../../theorems/lora-floor.ts';
import { loraFrozenA as loraFrozenATheorem } from '../../theorems/lora-frozen-a.ts';
import { loraSmallNoise } from '../../theorems/lora-small-noise.ts';
import { fixedDesign } from '../../theorems/setting/design.ts';
import { gaussianMatrix, mapsFrom } from '../../theorems/setting/full-fine-tuning.ts';
import { frozenInput } from '../../theorems/setting/lora-frozen-factor.ts';
import { smallNoise } from '../../theorems/setting/lora-small-noise.ts';

const options = { seed: 3, profile: 'default', falseAlarm: 1e-6, missedError: 1e-6, shrink: false } as const;
type Numbers = { n: number; dx: number; dy: number; r: number; sigma: number; b: number; g: number };
type Values = Numbers & { s: readonly number[] };

/** The theorem, measured with another estimator on its plain road. */
function measuredBy(theorem: Theorem, sampler: Sampler<Values>): Theorem {
  const claim = theorem.claim as { of: object };
  const broken = { ...claim, of: { ...claim.of, sampler: sampler as unknown as Sampler<ParameterValues> } };
  return { ...theorem, claim: broken as unknown as Theorem['claim'] };
}

/** Starts from zero instead of the pretrained map. */
const forgetting =
  (estimator: Estimator): Estimator =>
  (data, how) =>
    estimator({ ...data, pretrained: zeros(data.pretrained.rows, data.pretrained.columns) }, how);

test('forgetting A_0 is caught in underdetermined full fine-tuning', () => {
  const sampler: Sampler<Values> = (values, fixed) => {
    const shift = shiftWithSpectrum(values.dy, values.dx, values.s, fixed.substream('shift'));
    return excessRiskOf(forgetting(fullFineTuning), { ...values, ...mapsFrom(shift, fixed) });
  };
  expect(judge(measuredBy(fftUnderdetermined, sampler), options).verdict).toBe('refuted');
});

test('forgetting A_0 is caught in LoRA with a frozen A', () => {
  const sampler: Sampler<Values> = (values, fixed) => {
    const { A, shift } = frozenInput(values, fixed);
    const estimator: Estimator = (data, how) => loraFrozenA(data, A, how);
    return excessRiskOf(forgetting(estimator), { ...values, ...mapsFrom(shift, fixed) });
  };
  expect(judge(measuredBy(loraFrozenATheorem, sampler), options).verdict).toBe('refuted');
});

test('an in-sample risk divided by n − 1 is caught', () => {
  const sampler: Sampler<Values> = (values, fixed) => {
    const maps = mapsFrom(gaussianMatrix(values.dy, values.dx, fixed.substream('shift')), fixed);
    const risk = inSampleRiskOf(fullFineTuning, { ...values, ...maps }, fixedDesign(values, fixed));
    return (stream) => (risk(stream) * values.n) / Math.max(values.n - 1, 0.5);
  };
  expect(judge(measuredBy(fftFixedDesign, sampler), options).verdict).toBe('refuted');
});

test('trained LoRA that truncates at rank r + 1 is caught', () => {
  const sampler: Sampler<Values> = (values, fixed) => {
    const sigma = smallNoise(values);
    const shift = shiftWithSpectrum(values.dy, values.dx, values.s, fixed.substream('shift'));
    const estimator: Estimator = (data, how) => loraTrained(data, values.r + 1, how);
    const risk = excessRiskOf(estimator, { ...values, sigma, ...mapsFrom(shift, fixed) });
    return (stream) => risk(stream) / sigma ** 2;
  };
  expect(judge(measuredBy(loraSmallNoise, sampler), options).verdict).toBe('refuted');
});

test('a method of rank r + 1 is caught below the floor of rank r', () => {
  const below = {
    ...loraFloor,
    claim: {
      ...loraFloor.claim,
      sampler: (values: ParameterValues) => () => {
        const { s, r } = values as unknown as Values;
        const floor = s.slice(r).reduce((sum: number, x: number) => sum + x * x, 0);
        const lower = s.slice(r + 1).reduce((sum: number, x: number) => sum + x * x, 0);
        return { value: lower, bound: floor, tolerance: 1e-9 };
      },
    },
  } as unknown as Theorem;
  expect(judge(below, options).verdict).toBe('refuted');
});
