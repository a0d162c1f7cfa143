/** Random quantities of full fine-tuning: Â = A_0 + (Y − A_0 X) X⁺. */
import {
  add,
  type Draw,
  excessRiskOf,
  frobeniusSquared,
  fullFineTuning,
  fullFineTuningRiskGivenDesign,
  type IdentityObservation,
  inSampleRiskOf,
  type Matrix,
  type Observable,
  type RandomStream,
  regressionData,
  regressionSampler,
  riskOf,
  rowSpaceEnergy,
  type Sampler,
  shiftWithSpectrum,
  singularValueDecomposition,
  energy as spectrumEnergy,
  traceOfInverseWishart,
  traceOfSquaredInverse,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';
import { fixedDesign, minimumNormDesign } from './design.ts';
import { totalVarianceDraw, varianceDraw } from './variance.ts';

interface Sizes {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
}

interface WithShift extends Sizes {
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

/** A pretrained map that is not zero, so that an estimator which forgets it is caught, and the map to be found. */
export function mapsFrom(shift: Matrix, fixed: RandomStream): { pretrained: Matrix; downstream: Matrix } {
  const pretrained = zeros(shift.rows, shift.columns);
  fixed.substream('pretrained').fillNormal(pretrained.data);
  return { pretrained, downstream: add(pretrained, shift) };
}

export function gaussianMatrix(rows: number, columns: number, stream: RandomStream): Matrix {
  const matrix = zeros(rows, columns);
  stream.fillNormal(matrix.data);
  return matrix;
}

function shiftOf({ dx, dy, s }: Pick<WithShift, 'dx' | 'dy' | 's'>, fixed: RandomStream): Matrix {
  return shiftWithSpectrum(dy, dx, s, fixed.substream('shift'));
}

/** ‖Delta‖² and ‖DeltaᵀDelta‖² from the singular values. */
export const energy = ({ s }: Pick<WithShift, 's'>): number => spectrumEnergy(s);
export const fourthPower = ({ s }: Pick<WithShift, 's'>): number => s.reduce((sum, x) => sum + x ** 4, 0);

function simulateAndFit(sizes: Sizes, shift: Matrix, fixed: RandomStream): Draw {
  return excessRiskOf(fullFineTuning, { ...sizes, ...mapsFrom(shift, fixed) });
}

const anyShift: Sampler<Sizes> = (values, fixed) =>
  simulateAndFit(values, gaussianMatrix(values.dy, values.dx, fixed.substream('shift')), fixed);
const givenShift: Sampler<WithShift> = (values, fixed) =>
  simulateAndFit(values, shiftOf(values, fixed), fixed);

const fitInNumPy = (shift: string) => `
    A0, Delta = rng.standard_normal((dy, dx)), ${shift}
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))
    Y = (A0 + Delta) @ X + E
    A = A0 + (Y - A0 @ X) @ np.linalg.pinv(X)
    return np.sum((A - A0 - Delta) ** 2)`;
const spectrumInNumPy =
  'np.linalg.qr(rng.standard_normal((dy, len(s))))[0] * s @ np.linalg.qr(rng.standard_normal((dx, len(s))))[0].T';

export const fullFineTuningRisk: Observable<Sizes> = {
  name: 'excess risk of full fine-tuning',
  sampler: anyShift,
  numpy: fitInNumPy('rng.standard_normal((dy, dx))'),
};

export const fullFineTuningRiskOfShift: Observable<WithShift> = {
  name: 'excess risk of full fine-tuning',
  sampler: givenShift,
  numpy: fitInNumPy(spectrumInNumPy),
};

export const fullFineTuningVariance: Observable<Sizes> = {
  name: 'sample variance of the excess risk of full fine-tuning',
  sampler: varianceDraw(anyShift),
};

export const fullFineTuningVarianceOfShift: Observable<WithShift> = {
  name: 'sample variance of the excess risk of full fine-tuning',
  sampler: varianceDraw(givenShift),
};

/** E[R | X] = sigma² dy tr (XXᵀ)⁻¹, drawn from the Wishart law of XXᵀ. */
export const noiseRiskGivenDesign: Sampler<Sizes> = fullFineTuningRiskGivenDesign;

/** Given X, R is a weighted sum of χ² variables with dy degrees: Var(R | X) = 2 sigma⁴ dy tr (XXᵀ)⁻². */
export const designVariance: Sampler<Sizes> = totalVarianceDraw(({ n, dx, dy, sigma }) => {
  const factor = wishartCholesky(dx, n);
  const work = zeros(dx, dx);
  return (stream) => {
    const squareTrace = traceOfSquaredInverse(factor(stream), work);
    // It leaves the inverse of the factor.
    const trace = frobeniusSquared(work);
    return { mean: sigma ** 2 * dy * trace, variance: 2 * sigma ** 4 * dy * squareTrace };
  };
});

/** E[R | X] = ‖Delta(I − XX⁺)‖² + sigma² dy tr (XᵀX)⁻¹ for n ≤ dx. */
export const minimumNormRiskGivenDesign: Sampler<WithShift> = (values, fixed) => {
  const { n, dx, dy, sigma } = values;
  const [unseen, trace] = [rowSpaceEnergy(shiftOf(values, fixed), n), traceOfInverseWishart(n, dx)];
  return (stream) => unseen(stream) + sigma ** 2 * dy * trace(stream);
};

/**
 * What X does not see of Delta depends on its row space alone, which is independent of XᵀX and of what the noise adds:
 * the variance of R is the sum of the two.
 */
export const minimumNormDesignVariance: Sampler<WithShift> = (values, fixed) => {
  const { n, dx } = values;
  const unseen = rowSpaceEnergy(shiftOf(values, fixed), n);
  const ofUnseen = varianceDraw(() => unseen)(values, fixed);
  const ofNoise = designVariance({ ...values, n: dx, dx: n }, fixed);
  return (stream) => ofUnseen(stream) + ofNoise(stream);
};

export const missedByRowSpace: Observable<Omit<WithShift, 'sigma'>> = {
  name: '‖Delta(I − XX⁺)‖²',
  sampler: (values, fixed) => {
    const draw = minimumNormDesign(values, shiftOf(values, fixed));
    return (stream) => draw(stream).unseen;
  },
  numpy: `
    Delta = ${spectrumInNumPy}
    X = rng.standard_normal((dx, n))
    return np.sum((Delta - Delta @ X @ np.linalg.pinv(X)) ** 2)`,
};

/** The risk at the points of a fixed design, (1/n)‖(Â − A_*)X‖². */
export const inSampleRisk: Observable<Sizes> = {
  name: 'in-sample risk of full fine-tuning',
  sampler: (values, fixed) => {
    const maps = mapsFrom(gaussianMatrix(values.dy, values.dx, fixed.substream('shift')), fixed);
    return inSampleRiskOf(fullFineTuning, { ...values, ...maps }, fixedDesign(values, fixed));
  },
};

/**
 * The risks of two unrelated pairs (A_0, A_*) on the same design and noise. The fit solves a system whose condition
 * number is κ(X)² to rounding, so each Â is off by at most a multiple of ε κ² (‖Delta‖ + √R), and R by twice √R of that.
 */
export const riskUnderTwoPretrainings: Sampler<Sizes, IdentityObservation> = (values, fixed) => {
  const pairs = ['first', 'second'].map((name) => {
    const stream = fixed.substream(name);
    return mapsFrom(gaussianMatrix(values.dy, values.dx, stream.substream('shift')), stream);
  });
  const sizes = Math.sqrt(Math.max(...pairs.map(({ downstream }) => frobeniusSquared(downstream))));
  const sample = regressionSampler({ ...values, ...pairs[0]! });
  const risk = riskOf(fullFineTuning);
  return (stream) => {
    const first = sample(stream);
    const second = regressionData({ ...first, ...pairs[1]! });
    const [one, two] = [first, second].map(risk);
    const { s } = singularValueDecomposition(first.X);
    const condition = s[0]! / s.at(-1)!;
    const root = Math.sqrt(Math.max(one!, two!));
    const rounding = 64 * (values.n + values.dx) * Number.EPSILON * condition ** 2 * (sizes + root);
    return { discrepancy: Math.abs(one! - two!), tolerance: 2 * root * rounding + rounding ** 2 };
  };
};
