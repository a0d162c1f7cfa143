/**
 * How training data are drawn: the design X and the noise E. Both are Gaussian unless the stream that they are drawn
 * from says otherwise. The law travels with the stream, because every sampler already passes one on: a theorem can be
 * judged under another law without a word about it in its samplers.
 */
import { type Matrix, transpose, zeros } from './matrix.ts';
import type { RandomStream, StreamKey } from './random.ts';

/** What a law of designs may depend on. */
export interface DesignSizes {
  readonly dx: number;
  readonly n: number;
  /** Delta, dy × dx, where the design belongs to a task with a shift. */
  readonly shift?: () => Matrix;
  /** The filled matrix is only the raw material of a design with a covariance of its own. */
  readonly hasOwnCovariance?: boolean;
}

/** Overwrites X, dx × n, a sample a column. */
export type FillDesign = (X: Matrix, stream: RandomStream) => void;

/** Overwrites E, dy × n, by noise of standard deviation sigma, given the design X (dx × n). */
export type FillNoise = (E: Matrix, X: Matrix, sigma: number, stream: RandomStream) => void;

/** Laws of the data that replace the Gaussian ones. */
export interface DataLaw {
  /** Null where the law has nothing to change at these sizes: the design is then Gaussian. */
  readonly design?: (sizes: DesignSizes) => FillDesign | null;
  readonly noise?: FillNoise;
}

/** The same stream with another law of the data that are drawn from it and from its substreams. */
export function withDataLaw(stream: RandomStream, dataLaw: DataLaw): RandomStream {
  return {
    ...stream,
    dataLaw,
    substream: (...key: StreamKey) => withDataLaw(stream.substream(...key), dataLaw),
  };
}

/** i.i.d. N(0, 1) entries. */
export const gaussianDesign: FillDesign = (X, stream) => stream.fillNormal(X.data);

/** i.i.d. N(0, sigma²) entries. */
export const gaussianNoise: FillNoise = (E, _X, sigma, stream) => {
  const { data } = E;
  stream.fillNormal(data);
  for (let k = 0; k < data.length; k++) data[k] *= sigma;
};

/** Draws designs by the law of each stream: i.i.d. N(0, 1) entries if it has none. */
export function designSampler(sizes: DesignSizes): FillDesign {
  const lawOf = prepared((law: DataLaw) => law.design?.(sizes) ?? gaussianDesign);
  return (X, stream) => {
    if (stream.dataLaw === undefined) stream.fillNormal(X.data);
    else lawOf(stream.dataLaw)(X, stream);
  };
}

/** As `designSampler` for a design with a sample a row: overwrites W, n × dx. */
export function transposedDesignSampler(sizes: DesignSizes): FillDesign {
  const fill = designSampler(sizes);
  const X = zeros(sizes.dx, sizes.n);
  return (W, stream) => {
    if (stream.dataLaw === undefined) {
      stream.fillNormal(W.data);
      return;
    }
    fill(X, stream);
    transpose(X, W);
  };
}

/**
 * A design that a caller draws from standard normal entries in its own way, say as Σ^{1/2} Z: under another law
 * `fillNormal` gives entries of that law wherever it is asked for the dx · n entries of a design.
 */
export function ownDesignSampler(sizes: DesignSizes, own: FillDesign): FillDesign {
  const fill = designSampler({ ...sizes, hasOwnCovariance: true });
  const { dx, n } = sizes;
  const rewired = prepared(
    (stream: RandomStream): RandomStream => ({
      ...stream,
      fillNormal: (target) => {
        if (target.length === dx * n) fill({ rows: dx, columns: n, data: target }, stream);
        else stream.fillNormal(target);
      },
    }),
  );
  return (X, stream) => own(X, stream.dataLaw === undefined ? stream : rewired(stream));
}

/** Draws noise by the law of each stream: i.i.d. N(0, sigma²) if it has none. */
export const drawNoise: FillNoise = (E, X, sigma, stream) => {
  const fill = stream.dataLaw?.noise ?? gaussianNoise;
  fill(E, X, sigma, stream);
};

/** Makes something of a key once and keeps it until another key comes. */
function prepared<K extends object, T>(make: (key: K) => T): (key: K) => T {
  let known: { readonly key: K; readonly made: T } | null = null;
  return (key) => {
    if (known === null || known.key !== key) known = { key, made: make(key) };
    return known.made;
  };
}
