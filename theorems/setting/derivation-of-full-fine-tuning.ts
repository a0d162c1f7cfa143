/** One draw of the data of a derivation about full fine-tuning, with the value of each of its symbols on that draw. */
import {
  cholesky,
  type DrawnSymbols,
  divideByTransposedFactor,
  drawNoise,
  frobeniusSquared,
  fullFineTuning,
  gram,
  inSampleRisk,
  type Matrix,
  multiply,
  type RandomStream,
  randomCovariance,
  regressionData,
  regressionSampler,
  riskOf,
  type Sampler,
  shiftWithSpectrum,
  subtract,
  transpose,
  withBuffers,
  zeros,
} from '../../src/index.ts';
import { fixedDesign } from './design.ts';
import { conditionNumber, drawnFit, drawnFits } from './drawn-fit.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';

interface Sizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
}

const anyShift = ({ dx, dy }: Sizes, fixed: RandomStream): Matrix =>
  gaussianMatrix(dy, dx, fixed.substream('shift'));

/** R = ‖Â − A_*‖² of full fine-tuning, V = ‖E X⁺‖², S = ‖Delta(I − XX⁺)‖², T = tr (XXᵀ)⁻¹ or, for n < dx, tr (XᵀX)⁻¹. */
function drawnRisk(values: Sizes, shift: Matrix, fixed: RandomStream) {
  const sample = regressionSampler({ ...values, ...mapsFrom(shift, fixed) });
  const [risk, fitTo] = [riskOf(fullFineTuning), drawnFits()];
  return (stream: RandomStream): DrawnSymbols => {
    const data = sample(stream);
    const fit = fitTo(data.X);
    return {
      condition: fit.condition,
      symbols: {
        R: () => risk(data),
        V: () => fit.cost(data.E),
        S: () => fit.unseen(shift),
        T: fit.trace,
      },
    };
  };
}

/** For an arbitrary shift. */
export const drawnFullFineTuning: Sampler<Sizes, DrawnSymbols> = (values, fixed) =>
  drawnRisk(values, anyShift(values, fixed), fixed);

/** For a shift with the given singular values. */
export const drawnFullFineTuningOfShift: Sampler<Sizes & { readonly s: readonly number[] }, DrawnSymbols> = (
  values,
  fixed,
) => drawnRisk(values, shiftWithSpectrum(values.dy, values.dx, values.s, fixed.substream('shift')), fixed);

/**
 * On a fixed design: R = (1/n)‖(Â − A_*)X‖², V = ‖E Qᵀ‖² with the rows of Q an orthonormal basis of those of X,
 * h = tr (QQᵀ)⁻¹.
 */
export const drawnInSampleRisk: Sampler<Sizes, DrawnSymbols> = (values, fixed) => {
  const X = fixedDesign(values, fixed);
  const maps = mapsFrom(anyShift(values, fixed), fixed);
  const fit = drawnFit(X);
  const Q = transpose(divideByTransposedFactor(cholesky(gram(X)), transpose(X)));
  const E = zeros(values.dy, values.n);
  const estimate = withBuffers(fullFineTuning);
  const columns = transpose(Q);
  return (stream) => {
    drawNoise(E, X, values.sigma, stream);
    const data = regressionData({ X, E, ...maps });
    return {
      condition: fit.condition,
      symbols: {
        R: () => inSampleRisk(estimate(data), data),
        V: () => frobeniusSquared(multiply(E, columns)),
        h: () => drawnFit(Q).trace(),
      },
    };
  };
};

/** R = ‖(Â − A_*)Σ^{1/2}‖² for X = Σ^{1/2}Z, V = the excess risk of the fit of A_*Σ^{1/2} from A_0Σ^{1/2} to Z. */
export const drawnFullFineTuningUnderCovariance: Sampler<Sizes & { readonly kappa: number }, DrawnSymbols> = (
  values,
  fixed,
) => {
  const { root } = randomCovariance(values.dx, values.kappa, fixed.substream('covariance'));
  const maps = mapsFrom(anyShift(values, fixed), fixed);
  const sample = regressionSampler({ ...values, ...maps });
  const [pretrained, downstream] = [multiply(maps.pretrained, root), multiply(maps.downstream, root)];
  const [estimate, risk] = [withBuffers(fullFineTuning), riskOf(fullFineTuning)];
  return (stream) => {
    const whitened = sample(stream);
    const { X: Z, E } = whitened;
    const data = regressionData({ X: multiply(root, Z), E, ...maps });
    return {
      condition: () => conditionNumber(data.X),
      symbols: {
        R: () => frobeniusSquared(multiply(subtract(estimate(data), data.downstream), root)),
        V: () => risk(regressionData({ X: Z, E, pretrained, downstream })),
      },
    };
  };
};

/** R and Q = the excess risks of full fine-tuning with two unrelated pairs (A_0, A_*) at the same X and E, V = ‖E X⁺‖². */
export const drawnTwoPretrainings: Sampler<Sizes, DrawnSymbols> = (values, fixed) => {
  const [first, second] = ['first', 'second'].map((name) => {
    const stream = fixed.substream(name);
    return mapsFrom(anyShift(values, stream), stream);
  });
  const sample = regressionSampler({ ...values, ...first! });
  const [risk, fitTo] = [riskOf(fullFineTuning), drawnFits()];
  return (stream) => {
    const data = sample(stream);
    const fit = fitTo(data.X);
    return {
      condition: fit.condition,
      symbols: {
        R: () => risk(data),
        Q: () => risk(regressionData({ ...data, ...second! })),
        V: () => fit.cost(data.E),
      },
    };
  };
};
