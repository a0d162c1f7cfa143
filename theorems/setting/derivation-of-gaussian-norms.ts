/** One draw of the data of a derivation about the operator norm of noise, with the value of each of its symbols. */
import { type DrawnSymbols, frobeniusSquared, operatorNorm, type Sampler } from '../../src/index.ts';
import { gaussianMatrix } from './full-fine-tuning.ts';

/**
 * For p × q standard normal matrices: N = ‖Z‖_op, M = the norm of an independent copy, and the lengths G and H of standard
 * normal vectors with p and q entries.
 */
export const drawnGaussianNorms: Sampler<{ readonly p: number; readonly q: number }, DrawnSymbols> =
  ({ p, q }) =>
  (stream) => {
    const [Z, copy] = [gaussianMatrix(p, q, stream), gaussianMatrix(p, q, stream)];
    const [g, h] = [gaussianMatrix(1, p, stream), gaussianMatrix(1, q, stream)];
    return {
      symbols: {
        N: () => operatorNorm(Z),
        M: () => operatorNorm(copy),
        G: () => Math.sqrt(frobeniusSquared(g)),
        H: () => Math.sqrt(frobeniusSquared(h)),
      },
    };
  };

/** N = ‖Z‖_op, and I = 1 where N ≥ √p + √q + t, 0 elsewhere. */
export const drawnLargeNorm: Sampler<
  { readonly p: number; readonly q: number; readonly t: number },
  DrawnSymbols
> = (values, fixed) => {
  const draw = drawnGaussianNorms(values, fixed);
  const threshold = Math.sqrt(values.p) + Math.sqrt(values.q) + values.t;
  return (stream) => {
    const N = draw(stream).symbols.N!;
    return { symbols: { N, I: () => (N() >= threshold ? 1 : 0) } };
  };
};
