/** What becomes of LoRA with a frozen factor where that factor was fitted to the data that LoRA is then trained on. */
import {
  createScratch,
  excessRisk,
  frobeniusSquared,
  fullFineTuning,
  loraFrozenA,
  loraFrozenB,
  type Matrix,
  multiply,
  multiplyTransposed,
  type OwnAssumption,
  orthonormalizeRows,
  regressionSampler,
  singularValueDecomposition,
  subtract,
  transpose,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { type FrozenA, type FrozenB, frozenInput, frozenOutput } from './lora-frozen-factor.ts';

/**
 * The risk with A the leading right singular directions of the full fine-tuning estimate on the same data, less what
 * the claim makes of the energy that this A misses, plus what it makes of b: the claim itself is not held against b.
 */
export const fittedA: OwnAssumption<FrozenA> = {
  name: 'fitted-factor',
  assumes: 'the frozen factor does not depend on the fine-tuning data',
  alternative: 'a frozen factor fitted to the fine-tuning data: the leading directions of the FFT estimate',
  short: 'fitted',
  sampler: (values, fixed) => {
    const { n, r, b } = values;
    const { A, shift } = frozenInput(values, fixed);
    const draw = regressionSampler({ ...values, ...mapsFrom(shift, fixed) });
    const [full, lora] = [{ scratch: createScratch() }, { scratch: createScratch() }];
    return (stream) => {
      const data = draw(stream);
      const { V } = singularValueDecomposition(subtract(fullFineTuning(data, full), data.pretrained));
      const fitted = leadingRows(transpose(V), A);
      const missed = frobeniusSquared(shift) - frobeniusSquared(multiplyTransposed(shift, fitted));
      const risk = excessRisk(loraFrozenA(data, fitted, lora), data.downstream);
      return risk + ((b - missed) * (n - 1)) / (n - r - 1);
    };
  },
};

/** The same for B: the leading left singular directions, and c in the place of b. */
export const fittedB: OwnAssumption<FrozenB> = {
  name: fittedA.name,
  assumes: fittedA.assumes,
  alternative: fittedA.alternative,
  short: fittedA.short,
  sampler: (values, fixed) => {
    const { Q, shift } = frozenOutput(values, fixed);
    const draw = regressionSampler({ ...values, ...mapsFrom(shift, fixed) });
    const [full, lora] = [{ scratch: createScratch() }, { scratch: createScratch() }];
    return (stream) => {
      const data = draw(stream);
      const { U } = singularValueDecomposition(subtract(fullFineTuning(data, full), data.pretrained));
      const fitted = transpose(leadingRows(transpose(U), transpose(Q)));
      const missed = frobeniusSquared(shift) - frobeniusSquared(multiply(transpose(fitted), shift));
      return excessRisk(loraFrozenB(data, fitted, lora), data.downstream) + values.c - missed;
    };
  },
};

/** As many rows as `filler` has: the first of `rows`, which are orthonormal, then what the filler adds to them. */
function leadingRows(rows: Matrix, filler: Matrix): Matrix {
  const out = zeros(filler.rows, filler.columns);
  const count = Math.min(rows.rows, filler.rows) * rows.columns;
  out.data.set(rows.data.subarray(0, count));
  out.data.set(filler.data.subarray(count), count);
  return orthonormalizeRows(out);
}
