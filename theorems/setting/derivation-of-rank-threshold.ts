/** The limits that the derivation of optimal-rank-threshold is about: functions of the parameters, with nothing drawn. */
import type { DrawnSymbols, Sampler } from '../../src/index.ts';
import type { OneDirection } from './rank-threshold.ts';

/**
 * In units of sigma² q/n, β = p/q: y2 = the square of the observed singular value y, w = ⟨D̂, Delta⟩ = y u v x with the squares
 * u² and v² of the cosines between the observed and the true singular vectors. Both cosines vanish at x⁴ = β, where the
 * direction is no longer found; below that w is continued with the sign of u².
 */
export const limitsOfDirection: Sampler<Pick<OneDirection, 'p' | 'q' | 'x2'>, DrawnSymbols> = ({
  p,
  q,
  x2,
}) => {
  const beta = p / q;
  const y2 = ((x2 + 1) * (x2 + beta)) / x2;
  const u2 = 1 - (beta * (1 + x2)) / (x2 * (x2 + beta));
  const v2 = 1 - (beta + x2) / (x2 * (x2 + 1));
  const w = Math.sign(u2) * Math.sqrt(y2 * u2 * v2 * x2);
  return () => ({ symbols: { y2: () => y2, w: () => w } });
};
