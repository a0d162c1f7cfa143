/**
 * How fast trained LoRA of the shift's own rank approaches its large-sample limit sigma² r (dx + dy − r).
 *
 * **Control variate.** Given X, to first order in E the fit errs by what full fine-tuning errs in the r output directions
 * of Delta, and by what LoRA with its row space frozen as A = Vᵀ errs in the others (lora-small-noise has the derivation):
 *
 *     C = ‖Uᵀ E X⁺‖² + ‖(I − UUᵀ) E (VᵀX)⁺‖²,    E C = sigma² r (dx/(n − dx − 1) + (dy − r)/(n − r − 1)),
 *
 * the mean by noise-given-design and inverse-wishart-trace, exactly. The next term of R is odd in E and vanishes in the
 * mean of R over E and −E, so that n (R(E) + R(−E))/2 − n C is of order 1/n, fluctuations included: a mean of that
 * order can be seen at any n.
 */
import {
  addProduct,
  cholesky,
  createScratch,
  type Draw,
  divideByGram,
  excessRisk,
  factoredShift,
  frobeniusSquared,
  gram,
  loraTrained,
  type Matrix,
  multiply,
  multiplyTransposed,
  type Observable,
  type RandomStream,
  type RegressionData,
  regressionSampler,
  scale,
  transpose,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';

export interface OwnRankTask {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly r: number;
  /** sigma/s_r. */
  readonly noise: number;
  /** The r singular values of the shift. */
  readonly s: readonly number[];
}

/** sigma². */
export const noiseVarianceOf = ({ noise, r, s }: Pick<OwnRankTask, 'noise' | 'r' | 's'>): number =>
  (noise * s[r - 1]!) ** 2;

/** C from XXᵀ and E Xᵀ; U is dy × r, V is given by its rows. */
export function firstOrderRisk(
  left: Matrix,
  rows: Matrix,
): (squaredDesign: Matrix, product: Matrix) => number {
  const outputs = transpose(left);
  return (squaredDesign, product) => {
    const inner = multiplyTransposed(multiply(rows, squaredDesign), rows);
    const frozen = divideByGram(cholesky(inner), multiplyTransposed(product, rows));
    const full = divideByGram(cholesky(squaredDesign), multiply(outputs, product));
    return frobeniusSquared(full) + frobeniusSquared(frozen) - frobeniusSquared(multiply(outputs, frozen));
  };
}

/** E C. */
export function meanOfFirstOrderRisk({ n, dx, dy, r, noise, s }: OwnRankTask): number {
  return noiseVarianceOf({ noise, r, s }) * r * (dx / (n - dx - 1) + (dy - r) / (n - r - 1));
}

/** Draws of the data with what is fixed about them, and of C on the same data. */
function setting(values: OwnRankTask, fixed: RandomStream) {
  const { dx, dy, r, noise, s } = values;
  const { shift, left, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
  const maps = mapsFrom(shift, fixed);
  const draw = regressionSampler({ ...values, sigma: noise * s[r - 1]!, ...maps });
  const firstOrder = firstOrderRisk(left, right);
  const controlOf = ({ X, E }: RegressionData) => firstOrder(gram(X), multiplyTransposed(E, X));
  return { draw, controlOf };
}

/** C alone. */
export function firstOrderRiskDraw(values: OwnRankTask, fixed: RandomStream): Draw {
  const { draw, controlOf } = setting(values, fixed);
  return (stream) => controlOf(draw(stream));
}

/** n E R less its limit, with C as control variate. */
export const largeSampleRemainder: Observable<OwnRankTask> = {
  name: 'n E R − sigma² r (dx + dy − r) of trained LoRA',
  sampler: (values, fixed) => {
    const { n, dx, dy, r } = values;
    const { draw, controlOf } = setting(values, fixed);
    const limit = noiseVarianceOf(values) * r * (dx + dy - r);
    const offset = n * meanOfFirstOrderRisk(values) - limit;
    const scratch = createScratch();
    const riskOf = (data: RegressionData) => excessRisk(loraTrained(data, r, { scratch }), data.downstream);
    return (stream) => {
      const data = draw(stream);
      const control = controlOf(data);
      const risk = riskOf(data);
      scale(data.E, -1, data.E);
      addProduct(data.E, data.downstream, data.X, data.Y);
      return n * ((risk + riskOf(data)) / 2 - control) + offset;
    };
  },
  numpy: `
    sigma = noise * s[r - 1]
    Delta = np.linalg.qr(rng.standard_normal((dy, r)))[0] * s @ np.linalg.qr(rng.standard_normal((dx, r)))[0].T
    Us, _, Vs = np.linalg.svd(Delta)
    U, V = Us[:, :r], Vs[:r].T
    X, E = rng.standard_normal((dx, n)), sigma * rng.standard_normal((dy, n))
    P, S, Q = np.linalg.svd(X, full_matrices=False)
    fit = lambda M: (lambda u, p, v: (u[:, :r] * p[:r]) @ v[:r] / S @ P.T)(*np.linalg.svd(M @ Q.T, full_matrices=False))
    R = (np.sum((fit(Delta @ X + E) - Delta) ** 2) + np.sum((fit(Delta @ X - E) - Delta) ** 2)) / 2
    F, H = E @ np.linalg.pinv(X), E @ np.linalg.pinv(V.T @ X)
    C = np.sum((U.T @ F) ** 2) + np.sum(H ** 2) - np.sum((U.T @ H) ** 2)
    EC = sigma**2 * r * (dx / (n - dx - 1) + (dy - r) / (n - r - 1))
    return n * (R - C + EC) - sigma**2 * r * (dx + dy - r)`,
};
