import { designSampler, drawNoise as noiseByLaw, ownDesignSampler } from './data-law.ts';
import { addProduct, type Matrix, refuseNonFinite, subtract, zeros } from './matrix.ts';
import type { RandomStream } from './random.ts';

/** One data set of the fine-tuning task, with the maps that it came from: Y = A_* X + E. */
export interface RegressionData {
  /** Inputs, dx × n: a sample a column. */
  readonly X: Matrix;
  /** Outputs, dy × n. */
  readonly Y: Matrix;
  /** Noise, dy × n. */
  readonly E: Matrix;
  /** A_0, dy × dx: where fine-tuning starts. */
  readonly pretrained: Matrix;
  /** A_*, dy × dx: what fine-tuning should find. */
  readonly downstream: Matrix;
}

/** What is held fixed while data sets are drawn. */
export interface RegressionSettings {
  /** Samples, input dimension and output dimension: positive integers. */
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  /** Standard deviation of the noise, ≥ 0. */
  readonly sigma: number;
  /** A_0, dy × dx. */
  readonly pretrained: Matrix;
  /** A_*, dy × dx. */
  readonly downstream: Matrix;
  /** Fills X (dx × n, zero at first, then whatever the last draw left). Without it the law of the stream: i.i.d. N(0, 1). */
  readonly drawDesign?: (X: Matrix, stream: RandomStream) => void;
  /** Fills E (dy × n) given X. Without it the law of the stream: i.i.d. N(0, sigma²). */
  readonly drawNoise?: (E: Matrix, X: Matrix, sigma: number, stream: RandomStream) => void;
}

/**
 * One data set. X is drawn first, then E.
 *
 * @throws RangeError for a size that is not a positive integer, a sigma that is negative or not finite, or a map
 * that is not dy × dx or has an entry that is not finite
 */
export function drawRegression(settings: RegressionSettings, stream: RandomStream): RegressionData {
  return regressionSampler(settings)(stream);
}

/** As `drawRegression`, for many draws: each call overwrites the data set that the call before it returned. */
export function regressionSampler(settings: RegressionSettings): (stream: RandomStream) => RegressionData {
  refuseImpossible(settings);
  const { n, dx, dy, sigma, pretrained, downstream } = settings;
  const design = { n, dx, shift: () => subtract(downstream, pretrained) };
  const drawDesign = settings.drawDesign
    ? ownDesignSampler(design, settings.drawDesign)
    : designSampler(design);
  const { drawNoise = noiseByLaw } = settings;
  const data = { X: zeros(dx, n), Y: zeros(dy, n), E: zeros(dy, n), pretrained, downstream };
  return (stream) => {
    drawDesign(data.X, stream);
    drawNoise(data.E, data.X, sigma, stream);
    addProduct(data.E, downstream, data.X, data.Y);
    return data;
  };
}

/**
 * The data set Y = A_* X + E of a given design and noise, of any size.
 *
 * @throws RangeError if the shapes do not fit, or if an entry is not finite
 */
export function regressionData(parts: Omit<RegressionData, 'Y'>): RegressionData {
  for (const name of ['X', 'E', 'pretrained', 'downstream'] as const) refuseNonFinite(parts[name], name);
  const { X, E, downstream } = parts;
  return { ...parts, Y: addProduct(E, downstream, X, zeros(E.rows, E.columns)) };
}

function refuseImpossible({ n, dx, dy, sigma, pretrained, downstream }: RegressionSettings): void {
  for (const [name, size] of Object.entries({ n, dx, dy })) {
    if (!(Number.isSafeInteger(size) && size > 0)) {
      throw new RangeError(`${name} must be a positive integer, got ${size}`);
    }
  }
  if (!(sigma >= 0 && sigma < Infinity)) {
    throw new RangeError(`sigma must be a finite number >= 0, got ${sigma}`);
  }
  for (const [name, map] of Object.entries({ pretrained, downstream })) {
    if (map.rows !== dy || map.columns !== dx) {
      throw new RangeError(
        `the ${name} map must be dy × dx = ${dy} × ${dx}, got ${map.rows} × ${map.columns}`,
      );
    }
    refuseNonFinite(map, `the ${name} map`);
  }
}
