/** One draw of the data of a derivation about fine-tuning from a fitted A_0, with the value of each of its symbols. */
import {
  add,
  cholesky,
  type DrawnSymbols,
  frobeniusSquared,
  fullFineTuning,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  type RandomStream,
  type RegressionData,
  regressionSampler,
  riskOf,
  type Sampler,
  shiftWithSpectrum,
  subtract,
  traceOfInverse,
  transpose,
  withBuffers,
  zeros,
} from '../../src/index.ts';
import { frozenASymbols } from './derivation-of-frozen-factors.ts';
import { conditionNumber } from './drawn-fit.ts';
import { gaussianMatrix } from './full-fine-tuning.ts';
import { type FrozenA, type FrozenB, frozenB, frozenInput, frozenOutput } from './lora-frozen-factor.ts';

interface Source {
  readonly n0: number;
  readonly sigma0: number;
}

/** The source task, A_0 fitted to it, and the fine-tuning task with the true shift. */
interface PretrainedDraw {
  readonly source: RegressionData;
  /** A_0 − A_s. */
  readonly error: Matrix;
  readonly data: RegressionData;
}

function drawPretrained(
  values: Source & { readonly n: number; readonly dx: number; readonly dy: number; readonly sigma: number },
  shift: Matrix,
  fixed: RandomStream,
): (stream: RandomStream) => PretrainedDraw {
  const { n0, sigma0, dx, dy } = values;
  const map = gaussianMatrix(dy, dx, fixed.substream('source'));
  const nothing = { pretrained: zeros(dy, dx) };
  const drawSource = regressionSampler({ ...values, ...nothing, n: n0, sigma: sigma0, downstream: map });
  const drawTask = regressionSampler({ ...values, ...nothing, downstream: add(map, shift) });
  const pretrain = withBuffers(fullFineTuning);
  const error = zeros(dy, dx);
  return (stream) => {
    const source = drawSource(stream);
    const pretrained = pretrain(source);
    return { source, error: subtract(pretrained, map, error), data: { ...drawTask(stream), pretrained } };
  };
}

const condition = ({ source, data }: PretrainedDraw) => conditionNumber(source.X) * conditionNumber(data.X);
const sourceTrace = ({ source }: PretrainedDraw) => traceOfInverse(cholesky(gram(source.X)));

/**
 * The symbols of `frozenASymbols` for Delta = A_* − A_0, and of the source task: B = ‖(A_0 − A_s)(I − AᵀA)‖²,
 * H = ‖(A_0 − A_s)Aᵀ‖², N = ‖A_0 − A_s‖², T0 = tr (X0X0ᵀ)⁻¹.
 */
export const drawnFrozenAAfterPretraining: Sampler<FrozenA & Source, DrawnSymbols> = (values, fixed) => {
  const { A, shift } = frozenInput(values, fixed);
  const draw = drawPretrained(values, shift, fixed);
  const symbolsOf = frozenASymbols(A);
  return (stream) => {
    const drawn = draw(stream);
    const reached = () => frobeniusSquared(multiplyTransposed(drawn.error, A));
    return {
      condition: () => condition(drawn),
      symbols: {
        ...symbolsOf(drawn.data).symbols,
        B: () => frobeniusSquared(drawn.error) - reached(),
        H: reached,
        T0: () => sourceTrace(drawn),
      },
    };
  };
};

/**
 * R = ‖Â − A_*‖², C = ‖(I − QQᵀ)Delta‖², G = ‖QᵀDelta‖² with Delta = A_* − A_0, and of the source task
 * B = ‖(I − QQᵀ)(A_0 − A_s)‖², H = ‖Qᵀ(A_0 − A_s)‖², T0 = tr (X0X0ᵀ)⁻¹.
 */
export const drawnFrozenBAfterPretraining: Sampler<FrozenB & Source, DrawnSymbols> = (values, fixed) => {
  const { Q, shift } = frozenOutput(values, fixed);
  const draw = drawPretrained(values, shift, fixed);
  const risk = riskOf(frozenB(Q));
  const rows = transpose(Q);
  const reached = (matrix: Matrix) => frobeniusSquared(multiply(rows, matrix));
  return (stream) => {
    const drawn = draw(stream);
    const { data, error } = drawn;
    const delta = () => subtract(data.downstream, data.pretrained);
    return {
      condition: () => condition(drawn),
      symbols: {
        R: () => risk(data),
        C: () => frobeniusSquared(delta()) - reached(delta()),
        G: () => reached(delta()),
        B: () => frobeniusSquared(error) - reached(error),
        H: () => reached(error),
        T0: () => sourceTrace(drawn),
      },
    };
  };
};

/** R = ‖Â − A_*‖² of full fine-tuning, P = ‖A_* − A_0‖², N = ‖A_0 − A_s‖², T0 = tr (X0X0ᵀ)⁻¹. */
export const drawnFullFineTuningAfterPretraining: Sampler<
  Source & {
    readonly n: number;
    readonly dx: number;
    readonly dy: number;
    readonly sigma: number;
    readonly s: readonly number[];
  },
  DrawnSymbols
> = (values, fixed) => {
  const { dx, dy, s } = values;
  const draw = drawPretrained(values, shiftWithSpectrum(dy, dx, s, fixed.substream('shift')), fixed);
  const risk = riskOf(fullFineTuning);
  return (stream) => {
    const drawn = draw(stream);
    const { data, error } = drawn;
    return {
      condition: () => condition(drawn),
      symbols: {
        R: () => risk(data),
        P: () => frobeniusSquared(subtract(data.downstream, data.pretrained)),
        N: () => frobeniusSquared(error),
        T0: () => sourceTrace(drawn),
      },
    };
  };
};

/** The symbols of frozen A, and F = the risk of full fine-tuning from the same A_0, with the noise as its variance. */
export const drawnFrozenAAfterPretrainingOfVariance: Sampler<
  Omit<FrozenA, 'sigma'> & Source & { readonly sigma2: number },
  DrawnSymbols
> = (values, fixed) => drawnFrozenAAfterPretraining({ ...values, sigma: Math.sqrt(values.sigma2) }, fixed);
