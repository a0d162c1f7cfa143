/** Frozen factors with fewer samples than what is fitted has inputs (the fit of minimum norm), and on a fixed design. */
import {
  cholesky,
  divideByTransposedFactor,
  frobeniusSquared,
  gram,
  haarOrthonormalRows,
  inSampleRiskOf,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Observable,
  type RandomStream,
  rowSpaceEnergy,
  type Sampler,
  shiftWithSpectrum,
  traceOfInverseWishart,
  transpose,
} from '../../src/index.ts';
import { fixedDesign } from './design.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { type FrozenA, type FrozenB, frozenA, frozenInput, frozenOutput } from './lora-frozen-factor.ts';

/** Delta Aᵀ, dy × r: the shift of the problem that LoRA with a frozen A solves. */
function reachedShift(values: FrozenA, fixed: RandomStream): Matrix {
  const { A, shift } = frozenInput(values, fixed);
  return multiplyTransposed(shift, A);
}

/** ‖A DeltaᵀDelta Aᵀ‖². */
export const reachedFourthPower = (values: FrozenA, fixed: RandomStream): number =>
  frobeniusSquared(gram(reachedShift(values, fixed)));

/** E[R | AX] = b + ‖Delta Aᵀ(I − WW⁺)‖² + (b + dy sigma²) tr (WᵀW)⁻¹ with W = AX, r × n, n < r. */
export const interpolatingRiskGivenDesign: Sampler<FrozenA> = (values, fixed) => {
  const { n, dy, r, sigma, b } = values;
  const [unseen, trace] = [rowSpaceEnergy(reachedShift(values, fixed), n), traceOfInverseWishart(n, r)];
  return (stream) => b + unseen(stream) + (b + dy * sigma ** 2) * trace(stream);
};

/** QᵀDelta, r × dx. */
function reachedOutputShift(values: FrozenB, fixed: RandomStream): Matrix {
  const { Q, shift } = frozenOutput(values, fixed);
  return multiply(transpose(Q), shift);
}

/** ‖QᵀDelta DeltaᵀQ‖². */
export const reachedOutputFourthPower = (values: FrozenB, fixed: RandomStream): number =>
  frobeniusSquared(gram(reachedOutputShift(values, fixed)));

/** E[R | X] = c + ‖QᵀDelta(I − XX⁺)‖² + sigma² r tr (XᵀX)⁻¹, n < dx. */
export const minimumNormFrozenBRiskGivenDesign: Sampler<FrozenB> = (values, fixed) => {
  const { n, dx, r, sigma, c } = values;
  const [unseen, trace] = [
    rowSpaceEnergy(reachedOutputShift(values, fixed), n),
    traceOfInverseWishart(n, dx),
  ];
  return (stream) => c + unseen(stream) + sigma ** 2 * r * trace(stream);
};

export interface OnFixedDesign {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

export function onFixedDesign(values: OnFixedDesign, fixed: RandomStream) {
  const { dx, dy, r, s } = values;
  return {
    X: fixedDesign(values, fixed),
    A: haarOrthonormalRows(r, dx, fixed.substream('A')),
    shift: shiftWithSpectrum(dy, dx, s, fixed.substream('shift')),
  };
}

/** (1/n)‖(Â − A_*)X‖² of LoRA with a frozen A at the points of a fixed design. */
export const frozenAInSampleRisk: Observable<OnFixedDesign> = {
  name: 'in-sample risk of LoRA with a frozen A',
  sampler: (values, fixed) => {
    const { X, A, shift } = onFixedDesign(values, fixed);
    return inSampleRiskOf(frozenA(A), { ...values, ...mapsFrom(shift, fixed) }, X);
  },
};

/** (1/n)‖Delta X(I − H)‖², H the projection on the rows of W = AX: ‖Delta X H‖² = ‖Delta X Wᵀ L⁻ᵀ‖², WWᵀ = L Lᵀ. */
export function missedOnFixedDesign(values: OnFixedDesign, fixed: RandomStream): number {
  const { X, A, shift } = onFixedDesign(values, fixed);
  const features = multiply(A, X);
  const targets = multiply(shift, X);
  const seen = divideByTransposedFactor(cholesky(gram(features)), multiplyTransposed(targets, features));
  return (frobeniusSquared(targets) - frobeniusSquared(seen)) / values.n;
}
