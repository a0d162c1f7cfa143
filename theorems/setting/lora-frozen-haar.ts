/** LoRA with a frozen A that is Haar and drawn anew with every data set. */
import {
  createScratch,
  excessRisk,
  frobeniusSquared,
  haarOrthonormalRows,
  loraFrozenA,
  multiplyTransposed,
  type Observable,
  type RandomStream,
  regressionSampler,
  type Sampler,
  shiftWithSpectrum,
  traceOfInverseWishart,
  zeros,
} from '../../src/index.ts';
import { minimumNormDesign } from './design.ts';
import { mapsFrom } from './full-fine-tuning.ts';

interface HaarFactor {
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

interface HaarTask extends HaarFactor {
  readonly n: number;
  readonly sigma: number;
}

const shiftOf = ({ dx, dy, s }: HaarFactor, fixed: RandomStream) =>
  shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));

const factorInNumPy = `
    Delta = np.linalg.qr(rng.standard_normal((dy, len(s))))[0] * s @ np.linalg.qr(rng.standard_normal((dx, len(s))))[0].T
    A = np.linalg.qr(rng.standard_normal((dx, r)))[0].T`;

/** Draws ‖Delta(I − AᵀA)‖² for a fresh A, and leaves Delta Aᵀ (dy × r) in the buffer `reached`. */
function freshFactor(values: HaarFactor, fixed: RandomStream) {
  const { dx, dy, r } = values;
  const shift = shiftOf(values, fixed);
  const [A, reached] = [zeros(r, dx), zeros(dy, r)];
  const energy = frobeniusSquared(shift);
  const drawMissed = (stream: RandomStream): number => {
    haarOrthonormalRows(r, dx, stream, A);
    return energy - frobeniusSquared(multiplyTransposed(shift, A, reached));
  };
  return { drawMissed, reached };
}

/** ‖Delta(I − AᵀA)‖². */
export const missedByHaarFactor: Observable<HaarFactor> = {
  name: '‖Delta(I − AᵀA)‖²',
  sampler: (values, fixed) => freshFactor(values, fixed).drawMissed,
  numpy: `${factorInNumPy}
    return np.sum((Delta - Delta @ A.T @ A) ** 2)`,
};

export const haarFrozenARisk: Observable<HaarTask> = {
  name: 'excess risk of LoRA with a frozen A that is drawn anew',
  sampler: (values, fixed) => {
    const sample = regressionSampler({ ...values, ...mapsFrom(shiftOf(values, fixed), fixed) });
    const A = zeros(values.r, values.dx);
    const options = { scratch: createScratch() };
    return (stream) => {
      haarOrthonormalRows(values.r, values.dx, stream, A);
      const data = sample(stream);
      return excessRisk(loraFrozenA(data, A, options), data.downstream);
    };
  },
  numpy: `${factorInNumPy}
    A0, X = rng.standard_normal((dy, dx)), rng.standard_normal((dx, n))
    Y = (A0 + Delta) @ X + sigma * rng.standard_normal((dy, n))
    return np.sum(((Y - A0 @ X) @ np.linalg.pinv(A @ X) @ A - Delta) ** 2)`,
};

/** E[R | A, AX] = b + (b + dy sigma²) tr (A XXᵀ Aᵀ)⁻¹ with b = ‖Delta(I − AᵀA)‖², n ≥ r. */
export const haarFrozenARiskGivenDesign: Sampler<HaarTask> = (values, fixed) => {
  const { n, dy, r, sigma } = values;
  const { drawMissed } = freshFactor(values, fixed);
  const trace = traceOfInverseWishart(r, n);
  return (stream) => {
    const missed = drawMissed(stream);
    return missed + (missed + dy * sigma ** 2) * trace(stream);
  };
};

/** E[R | A, AX] = b + ‖Delta Aᵀ(I − WW⁺)‖² + (b + dy sigma²) tr (WᵀW)⁻¹ with W = AX, r × n, n ≤ r. */
export const haarInterpolatingRiskGivenDesign: Sampler<HaarTask> = (values, fixed) => {
  const { n, dy, r, sigma } = values;
  const { drawMissed, reached } = freshFactor(values, fixed);
  const design = minimumNormDesign({ n, dx: r }, reached);
  return (stream) => {
    const missed = drawMissed(stream);
    const { unseen, trace } = design(stream);
    return missed + unseen + (missed + dy * sigma ** 2) * trace;
  };
};
