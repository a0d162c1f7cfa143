/** Quantities of a design X (dx × n, independent standard normal entries unless the stream has another law) alone. */
import {
  cholesky,
  designSampler,
  divideByTransposedFactor,
  drawNoise,
  frobeniusSquared,
  gram,
  haarOrthonormalRows,
  invertLower,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Observable,
  pseudoInverse,
  type RandomStream,
  type Sampler,
  scale,
  squaredDistance,
  traceOfInverse,
  traceOfInverseWishart,
  traceOfSquaredInverse,
  transpose,
  transposedDesignSampler,
  tryCholesky,
  zeros,
} from '../../src/index.ts';

interface DesignSizes {
  readonly n: number;
  readonly dx: number;
}

type DrawMatrix = (stream: RandomStream) => Matrix;

/** Draws X, dx × n; the matrix is overwritten by the next draw. */
function freshDesign(sizes: DesignSizes): DrawMatrix {
  const fill = designSampler(sizes);
  const X = zeros(sizes.dx, sizes.n);
  return (stream) => {
    fill(X, stream);
    return X;
  };
}

/** Draws Xᵀ, n × dx: a sample a row. */
function freshSamples(sizes: DesignSizes, shift?: Matrix): DrawMatrix {
  const fill = transposedDesignSampler({ ...sizes, ...(shift && { shift: () => shift }) });
  const W = zeros(sizes.n, sizes.dx);
  return (stream) => {
    fill(W, stream);
    return W;
  };
}

/** Draws tr (W Wᵀ)⁻¹; where rows of W depend on each other, as no Gaussian ones do, the trace of the pseudo-inverse. */
function plainTrace(d: number, draw: DrawMatrix): (stream: RandomStream) => number {
  const [g, work] = [zeros(d, d), zeros(d, d)];
  return (stream) => {
    const w = draw(stream);
    const isRegular = tryCholesky(gram(w, g), d * Number.EPSILON) < 0;
    return isRegular ? traceOfInverse(g, work) : frobeniusSquared(pseudoInverse(w));
  };
}

export const traceOfInverseGram: Observable<DesignSizes> = {
  name: 'tr (XXᵀ)⁻¹',
  sampler: (sizes) => plainTrace(sizes.dx, freshDesign(sizes)),
  numpy: `
    X = rng.standard_normal((dx, n))
    return np.trace(np.linalg.inv(X @ X.T))`,
};

export const traceOfInverseDualGram: Observable<DesignSizes> = {
  name: 'tr (XᵀX)⁻¹',
  sampler: (sizes) => plainTrace(sizes.n, freshSamples(sizes)),
  numpy: `
    X = rng.standard_normal((dx, n))
    return np.trace(np.linalg.inv(X.T @ X))`,
};

export const inverseWishartTraceDraw: Sampler<DesignSizes> = ({ n, dx }) => traceOfInverseWishart(dx, n);
export const inverseWishartTraceDualDraw: Sampler<DesignSizes> = ({ n, dx }) => traceOfInverseWishart(n, dx);

interface CompressedDesign extends DesignSizes {
  readonly r: number;
}

export const compressedTraceOfInverseGram: Observable<CompressedDesign> = {
  name: 'tr (A XXᵀ Aᵀ)⁻¹',
  sampler: ({ n, dx, r }, fixed) => {
    const A = haarOrthonormalRows(r, dx, fixed.substream('A'));
    const features = zeros(r, n);
    const design = freshDesign({ n, dx });
    return plainTrace(r, (stream) => multiply(A, design(stream), features));
  },
  numpy: `
    A = np.linalg.qr(rng.standard_normal((dx, r)))[0].T
    X = rng.standard_normal((dx, n))
    return np.trace(np.linalg.inv(A @ X @ X.T @ A.T))`,
};

export const compressedTraceDraw: Sampler<CompressedDesign> = ({ n, r }) => traceOfInverseWishart(r, n);

export const inverseOfInverseGramDiagonal: Observable<DesignSizes> = {
  name: '1/((XXᵀ)⁻¹)₁₁',
  sampler: (sizes) => {
    const { dx } = sizes;
    const draw = freshDesign(sizes);
    const [g, column] = [zeros(dx, dx), zeros(1, dx)];
    return (stream) => {
      const X = draw(stream);
      if (tryCholesky(gram(X, g), dx * Number.EPSILON) >= 0) return distanceFromOtherRows(X);
      // The first column of L⁻¹, with XXᵀ = LLᵀ.
      column.data.fill(0);
      column.data[0] = 1;
      return 1 / frobeniusSquared(divideByTransposedFactor(g, column));
    };
  },
};

/** The same quantity where rows of X depend on each other: the squared distance of the first from the span of the rest. */
function distanceFromOtherRows({ rows, columns, data }: Matrix): number {
  const first: Matrix = { rows: 1, columns, data: data.slice(0, columns) };
  const rest: Matrix = { rows: rows - 1, columns, data: data.slice(columns) };
  return squaredDistance(first, multiply(multiply(first, pseudoInverse(rest)), rest));
}

/** A design that is held fixed, with a scale of its own for every sample, so that nothing rests on its law. */
export function fixedDesign(sizes: DesignSizes, fixed: RandomStream): Matrix {
  const { n, dx } = sizes;
  const stream = fixed.substream('design');
  const x = freshDesign(sizes)(stream);
  for (let j = 0; j < n; j++) {
    const size = 1 / 2 + stream.uniform();
    for (let i = 0; i < dx; i++) x.data[i * n + j]! *= size;
  }
  return x;
}

/** tr (XXᵀ)⁻¹ of the fixed design. */
export const fixedDesignTrace = (sizes: DesignSizes, fixed: RandomStream): number =>
  traceOfInverse(cholesky(gram(fixedDesign(sizes, fixed))));

/** tr (XXᵀ)⁻² of the fixed design. */
export const fixedDesignTraceOfSquare = (sizes: DesignSizes, fixed: RandomStream): number =>
  traceOfSquaredInverse(cholesky(gram(fixedDesign(sizes, fixed))));

/** ‖E X⁺‖² for fresh noise E on the fixed design: X⁺ = Xᵀ(XXᵀ)⁻¹ = (L⁻¹X)ᵀ L⁻¹. */
export const fittedNoise: Observable<DesignSizes & { readonly dy: number; readonly sigma: number }> = {
  name: '‖E X⁺‖²',
  sampler: (values, fixed) => {
    const { n, dx, dy, sigma } = values;
    const x = fixedDesign(values, fixed);
    const inverse = invertLower(cholesky(gram(x)));
    const fit = multiply(transpose(multiply(inverse, x)), inverse);
    scale(fit, sigma, fit);
    const noise = zeros(dy, n);
    const fitted = zeros(dy, dx);
    return (stream) => {
      drawNoise(noise, x, 1, stream);
      return frobeniusSquared(multiply(noise, fit, fitted));
    };
  },
};

/**
 * Draws ‖Delta(I − XX⁺)‖² and tr (XᵀX)⁻¹ of one design with n ≤ dx. Delta is read at each draw, so that it
 * may be a buffer.
 */
export function minimumNormDesign(
  sizes: DesignSizes,
  shift: Matrix,
): (stream: RandomStream) => { readonly unseen: number; readonly trace: number } {
  const { n } = sizes;
  const draw = freshSamples(sizes, shift);
  const g = zeros(n, n);
  const work = zeros(n, n);
  const seen = zeros(shift.rows, n);
  return (stream) => {
    const samples = draw(stream);
    if (tryCholesky(gram(samples, g), n * Number.EPSILON) >= 0) return ofDependentSamples(samples, shift);
    // ‖Delta XX⁺‖² = ‖Delta X L⁻ᵀ‖², with XᵀX = L Lᵀ.
    divideByTransposedFactor(g, multiplyTransposed(shift, samples, seen));
    const unseen = frobeniusSquared(shift) - frobeniusSquared(seen);
    return { unseen, trace: traceOfInverse(g, work) };
  };
}

/** The same of samples that depend on each other, by the pseudo-inverse: no Gaussian ones do. */
function ofDependentSamples(samples: Matrix, shift: Matrix) {
  const inverse = pseudoInverse(samples);
  const seen = multiply(multiply(shift, inverse), samples);
  return {
    unseen: squaredDistance(shift, seen),
    trace: frobeniusSquared(inverse),
  };
}
