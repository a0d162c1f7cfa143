/**
 * Two independent data sets of a derivation about the variance of the risk of full fine-tuning, which is the mean of half
 * the squared difference of their risks, with the value of each of its symbols.
 */
import {
  type DrawnSymbols,
  diagonal,
  fullFineTuning,
  type Matrix,
  type RandomStream,
  regressionSampler,
  riskOf,
  type Sampler,
  shiftWithSpectrum,
} from '../../src/index.ts';
import { drawnFits } from './drawn-fit.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';

interface Sizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
}

type Draws = ReturnType<typeof regressionSampler>;

/**
 * Of the first and the second data set: R and Q = the excess risks, V and W = ‖E X⁺‖², N = (V − W)²/2, S and P =
 * ‖Delta(I − XX⁺)‖², B and C = (I − XX⁺)₁₁, T and U = tr (XXᵀ)⁻¹, and A = tr (XXᵀ)⁻² of the first.
 */
function drawnPair(values: Sizes, shift: Matrix, fixed: RandomStream) {
  const maps = mapsFrom(shift, fixed);
  const [drawOne, drawOther] = [0, 1].map(() => regressionSampler({ ...values, ...maps })) as [Draws, Draws];
  const [risk, fitOne, fitOther] = [riskOf(fullFineTuning), drawnFits(), drawnFits()];
  const unit = diagonal([1], 1, values.dx);
  return (stream: RandomStream): DrawnSymbols => {
    const [one, other] = [drawOne(stream), drawOther(stream)];
    const [first, second] = [fitOne(one.X), fitOther(other.X)];
    return {
      condition: () => Math.max(first.condition(), second.condition()),
      symbols: {
        R: () => risk(one),
        Q: () => risk(other),
        V: () => first.cost(one.E),
        W: () => second.cost(other.E),
        N: () => (first.cost(one.E) - second.cost(other.E)) ** 2 / 2,
        S: () => first.unseen(shift),
        P: () => second.unseen(shift),
        B: () => first.unseen(unit),
        C: () => second.unseen(unit),
        T: first.trace,
        U: second.trace,
        A: first.squareTrace,
      },
    };
  };
}

/** For an arbitrary shift. */
export const drawnPairOfRisks: Sampler<Sizes, DrawnSymbols> = (values, fixed) =>
  drawnPair(values, gaussianMatrix(values.dy, values.dx, fixed.substream('shift')), fixed);

/** For a shift with the given singular values. */
export const drawnPairOfRisksOfShift: Sampler<Sizes & { readonly s: readonly number[] }, DrawnSymbols> = (
  values,
  fixed,
) => drawnPair(values, shiftWithSpectrum(values.dy, values.dx, values.s, fixed.substream('shift')), fixed);
