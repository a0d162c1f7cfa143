/** Quantities of a Gaussian design X (dx × n, independent standard normal entries) alone. */
import {
  cholesky,
  divideByTransposedFactor,
  frobeniusSquared,
  gram,
  haarOrthonormalRows,
  invertLower,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Observable,
  type RandomStream,
  type Sampler,
  scale,
  traceOfInverse,
  traceOfSquaredInverse,
  transpose,
  wishartCholesky,
  zeros,
} from '../../src/index.ts';

interface DesignSizes {
  readonly n: number;
  readonly dx: number;
}

/** Draws the Cholesky factor of W Wᵀ for a fresh d × m standard normal W; the factor is overwritten by the next draw. */
function gramFactor(d: number, m: number): (stream: RandomStream) => Matrix {
  const w = zeros(d, m);
  const g = zeros(d, d);
  return (stream) => {
    stream.fillNormal(w.data);
    return cholesky(gram(w, g));
  };
}

function plainTrace(d: number, m: number): (stream: RandomStream) => number {
  const factor = gramFactor(d, m);
  const work = zeros(d, d);
  return (stream) => traceOfInverse(factor(stream), work);
}

function bartlettTrace(d: number, m: number): (stream: RandomStream) => number {
  const factor = wishartCholesky(d, m);
  const work = zeros(d, d);
  return (stream) => traceOfInverse(factor(stream), work);
}

export const traceOfInverseGram: Observable<DesignSizes> = {
  name: 'tr (XXᵀ)⁻¹',
  sampler: ({ n, dx }) => plainTrace(dx, n),
  numpy: `
    X = rng.standard_normal((dx, n))
    return np.trace(np.linalg.inv(X @ X.T))`,
};

export const traceOfInverseDualGram: Observable<DesignSizes> = {
  name: 'tr (XᵀX)⁻¹',
  sampler: ({ n, dx }) => plainTrace(n, dx),
  numpy: `
    X = rng.standard_normal((dx, n))
    return np.trace(np.linalg.inv(X.T @ X))`,
};

export const inverseWishartTraceDraw: Sampler<DesignSizes> = ({ n, dx }) => bartlettTrace(dx, n);
export const inverseWishartTraceDualDraw: Sampler<DesignSizes> = ({ n, dx }) => bartlettTrace(n, dx);

interface CompressedDesign extends DesignSizes {
  readonly r: number;
}

export const compressedTraceOfInverseGram: Observable<CompressedDesign> = {
  name: 'tr (A XXᵀ Aᵀ)⁻¹',
  sampler: ({ n, dx, r }, fixed) => {
    const A = haarOrthonormalRows(r, dx, fixed.substream('A'));
    const [x, features, g, work] = [zeros(dx, n), zeros(r, n), zeros(r, r), zeros(r, r)];
    return (stream) => {
      stream.fillNormal(x.data);
      return traceOfInverse(cholesky(gram(multiply(A, x, features), g)), work);
    };
  },
  numpy: `
    A = np.linalg.qr(rng.standard_normal((dx, r)))[0].T
    X = rng.standard_normal((dx, n))
    return np.trace(np.linalg.inv(A @ X @ X.T @ A.T))`,
};

export const compressedTraceDraw: Sampler<CompressedDesign> = ({ n, r }) => bartlettTrace(r, n);

export const inverseOfInverseGramDiagonal: Observable<DesignSizes> = {
  name: '1/((XXᵀ)⁻¹)₁₁',
  sampler: ({ n, dx }) => {
    const factor = gramFactor(dx, n);
    const inverse = zeros(dx, dx);
    return (stream) => {
      invertLower(factor(stream), inverse);
      let corner = 0;
      for (let i = 0; i < dx; i++) corner += inverse.data[i * dx]! ** 2;
      return 1 / corner;
    };
  },
};

/** A design that is held fixed: Gaussian, with a scale of its own for every sample, so that nothing rests on its law. */
export function fixedDesign({ n, dx }: DesignSizes, fixed: RandomStream): Matrix {
  const stream = fixed.substream('design');
  const x = zeros(dx, n);
  stream.fillNormal(x.data);
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
    const pseudoInverse = multiply(transpose(multiply(inverse, x)), inverse);
    scale(pseudoInverse, sigma, pseudoInverse);
    const noise = zeros(dy, n);
    const fitted = zeros(dy, dx);
    return (stream) => {
      stream.fillNormal(noise.data);
      return frobeniusSquared(multiply(noise, pseudoInverse, fitted));
    };
  },
};

/**
 * Draws ‖Delta(I − XX⁺)‖² and tr (XᵀX)⁻¹, tr (XᵀX)⁻² of one design with n ≤ dx. Delta is read at each draw, so that it
 * may be a buffer.
 */
export function minimumNormDesign(
  { n, dx }: DesignSizes,
  shift: Matrix,
): (stream: RandomStream) => { readonly unseen: number; readonly trace: number; readonly trace2: number } {
  const samples = zeros(n, dx);
  const g = zeros(n, n);
  const work = zeros(n, n);
  const seen = zeros(shift.rows, n);
  return (stream) => {
    stream.fillNormal(samples.data);
    const factor = cholesky(gram(samples, g));
    // ‖Delta XX⁺‖² = ‖Delta X L⁻ᵀ‖², with XᵀX = L Lᵀ.
    divideByTransposedFactor(factor, multiplyTransposed(shift, samples, seen));
    const unseen = frobeniusSquared(shift) - frobeniusSquared(seen);
    return { unseen, trace: traceOfInverse(factor, work), trace2: traceOfSquaredInverse(factor, work) };
  };
}
