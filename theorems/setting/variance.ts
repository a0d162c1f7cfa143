import type { RandomStream, Sampler } from '../../src/index.ts';

/** Draws a sample variance is taken over: the variance of the estimate, a draw, is near its limit for large groups. */
const group = 8;

/** One draw of the unbiased sample variance over a group of draws: its mean is the variance of one draw. */
export function varianceDraw<V>(sampler: Sampler<V>): Sampler<V> {
  return totalVarianceDraw((values, fixed) => {
    const draw = sampler(values, fixed);
    return (stream) => ({ mean: draw(stream), variance: 0 });
  });
}

/** The law of total variance, Var R = E Var(R|X) + Var E(R|X), from draws of the two conditional moments. */
export function totalVarianceDraw<V>(
  sampler: Sampler<V, { readonly mean: number; readonly variance: number }>,
): Sampler<V> {
  return (values, fixed) => {
    const draw = sampler(values, fixed);
    const means = new Float64Array(group);
    return (stream: RandomStream) => {
      let variance = 0;
      for (let i = 0; i < group; i++) {
        const moments = draw(stream);
        means[i] = moments.mean;
        variance += moments.variance / group;
      }
      const mean = means.reduce((sum, x) => sum + x, 0) / group;
      return variance + means.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (group - 1);
    };
  };
}
