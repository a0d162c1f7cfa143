/** Random quantities of LoRA with a frozen factor: Â = A_0 + B̂A with A frozen, or A_0 + QÂ′ with Q frozen. */
import {
  frozenARiskGivenDesign as conditionedFrozenARisk,
  type Estimator,
  excessRiskOf,
  frobeniusSquared,
  frozenAMinusFullGivenDesign,
  fullFineTuning,
  gram,
  haarOrthonormalColumns,
  haarOrthonormalRows,
  loraFrozenA,
  loraFrozenB,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Observable,
  type RandomStream,
  riskDifference,
  type Sampler,
  shiftWithEnergies,
  shiftWithOutputEnergies,
  subtract,
  traceOfInverseWishart,
  traceOfSquaredInverse,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';
import { totalVarianceDraw, varianceDraw } from './variance.ts';

export interface FrozenA {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** ‖Delta(I − AᵀA)‖² and ‖Delta Aᵀ‖². */
  readonly b: number;
  readonly g: number;
}

/** A Haar frozen factor and a shift that misses and reaches exactly what the parameters say. */
export function frozenInput(values: FrozenA, fixed: RandomStream): { A: Matrix; shift: Matrix } {
  const { dx, dy, r, b, g } = values;
  const A = haarOrthonormalRows(r, dx, fixed.substream('A'));
  return { A, shift: shiftWithEnergies({ dy, dx, missed: b, reached: g }, A, fixed.substream('shift')) };
}

export const frozenA =
  (A: Matrix): Estimator =>
  (data, options) =>
    loraFrozenA(data, A, options);
export const frozenB =
  (Q: Matrix): Estimator =>
  (data, options) =>
    loraFrozenB(data, Q, options);

const frozenADraw: Sampler<FrozenA> = (values, fixed) => {
  const { A, shift } = frozenInput(values, fixed);
  return excessRiskOf(frozenA(A), { ...values, ...mapsFrom(shift, fixed) });
};

const frozenAInNumPy = `
    A, _ = np.linalg.qr(rng.standard_normal((dx, r)))
    inside = rng.standard_normal((dy, dx)) @ A @ A.T
    outside = rng.standard_normal((dy, dx)) @ (np.eye(dx) - A @ A.T)
    Delta = inside * np.sqrt(g / np.sum(inside**2)) + outside * np.sqrt(b / np.sum(outside**2))
    A0, X = rng.standard_normal((dy, dx)), rng.standard_normal((dx, n))
    Y = (A0 + Delta) @ X + sigma * rng.standard_normal((dy, n))
    lora = A0 + (Y - A0 @ X) @ np.linalg.pinv(A.T @ X) @ A.T`;

export const frozenARisk: Observable<FrozenA> = {
  name: 'excess risk of LoRA with a frozen A',
  sampler: frozenADraw,
  numpy: `${frozenAInNumPy}
    return np.sum((lora - A0 - Delta) ** 2)`,
};

export const frozenAVariance: Observable<FrozenA> = {
  name: 'sample variance of the excess risk of LoRA with a frozen A',
  sampler: varianceDraw(frozenADraw),
};

/** tr C² with C = Delta(I − AᵀA)Deltaᵀ + sigma² I: the second moment of what LoRA sees as noise. */
export function residualSecondMoment(values: FrozenA, fixed: RandomStream): number {
  const { A, shift } = frozenInput(values, fixed);
  const outside = subtract(shift, multiply(multiplyTransposed(shift, A), A));
  const c = gram(outside);
  for (let i = 0; i < c.rows; i++) c.data[i * c.rows + i]! += values.sigma ** 2;
  return frobeniusSquared(c);
}

/** E[R | AX] = b + (b + dy sigma²) tr (A XXᵀ Aᵀ)⁻¹, drawn from the Wishart law of A XXᵀ Aᵀ. */
export const frozenARiskGivenDesign: Sampler<FrozenA> = (values) =>
  conditionedFrozenARisk({ ...values, missed: values.b });

/** Given AX, Var R = 2 tr C² tr (A XXᵀ Aᵀ)⁻². */
export const frozenADesignVariance: Sampler<FrozenA> = totalVarianceDraw((values, fixed) => {
  const { n, dy, r, sigma, b } = values;
  const factor = wishartCholesky(r, n);
  const work = zeros(r, r);
  const secondMoment = residualSecondMoment(values, fixed);
  return (stream) => {
    const squareTrace = traceOfSquaredInverse(factor(stream), work);
    // It leaves the inverse of the factor.
    const trace = frobeniusSquared(work);
    return { mean: b + (b + dy * sigma ** 2) * trace, variance: 2 * secondMoment * squareTrace };
  };
});

/** R of frozen-A LoRA − R of full fine-tuning, on the same data. */
export const frozenAAgainstFullFineTuning: Observable<FrozenA> = {
  name: 'excess risk of LoRA with a frozen A less that of full fine-tuning',
  sampler: (values, fixed) => {
    const { A, shift } = frozenInput(values, fixed);
    return riskDifference(frozenA(A), fullFineTuning, { ...values, ...mapsFrom(shift, fixed) });
  },
  numpy: `${frozenAInNumPy}
    full = A0 + (Y - A0 @ X) @ np.linalg.pinv(X)
    return np.sum((lora - A0 - Delta) ** 2) - np.sum((full - A0 - Delta) ** 2)`,
};

/** Both conditional means on one design. */
export const frozenAAgainstFullFineTuningGivenDesign: Sampler<FrozenA> = (values) =>
  frozenAMinusFullGivenDesign({ ...values, missed: values.b });

export interface FrozenB {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  readonly sigma: number;
  /** ‖(I − QQᵀ)Delta‖² and ‖QᵀDelta‖². */
  readonly c: number;
  readonly h: number;
}

/** A Haar frozen factor on the output side, and a shift that misses and reaches exactly what the parameters say. */
export function frozenOutput(values: FrozenB, fixed: RandomStream): { Q: Matrix; shift: Matrix } {
  const { dx, dy, r, c, h } = values;
  const Q = haarOrthonormalColumns(dy, r, fixed.substream('Q'));
  return {
    Q,
    shift: shiftWithOutputEnergies({ dy, dx, missed: c, reached: h }, Q, fixed.substream('shift')),
  };
}

export const frozenBRisk: Observable<FrozenB> = {
  name: 'excess risk of LoRA with a frozen B',
  sampler: (values, fixed) => {
    const { Q, shift } = frozenOutput(values, fixed);
    return excessRiskOf(frozenB(Q), { ...values, ...mapsFrom(shift, fixed) });
  },
  numpy: `
    Q, _ = np.linalg.qr(rng.standard_normal((dy, r)))
    inside = Q @ Q.T @ rng.standard_normal((dy, dx))
    outside = (np.eye(dy) - Q @ Q.T) @ rng.standard_normal((dy, dx))
    Delta = inside * np.sqrt(h / np.sum(inside**2)) + outside * np.sqrt(c / np.sum(outside**2))
    A0, X = rng.standard_normal((dy, dx)), rng.standard_normal((dx, n))
    Y = (A0 + Delta) @ X + sigma * rng.standard_normal((dy, n))
    lora = A0 + Q @ Q.T @ (Y - A0 @ X) @ np.linalg.pinv(X)
    return np.sum((lora - A0 - Delta) ** 2)`,
};

/** E[R | X] = c + sigma² r tr (XXᵀ)⁻¹. */
export const frozenBRiskGivenDesign: Sampler<FrozenB> = ({ n, dx, r, sigma, c }) => {
  const trace = traceOfInverseWishart(dx, n);
  return (stream) => c + sigma ** 2 * r * trace(stream);
};
