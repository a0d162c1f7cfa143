/** One draw of the data of a derivation about the best rank, against the rank beside it. */
import { type DrawnSymbols, type Sampler, tailEnergy } from '../../src/index.ts';
import {
  firstRankThatDoesNotHelp,
  leadingDirectionsDifference,
  type SmallRankShape,
  smallRankSpectrum,
  type WithSpectrum,
} from './rank-selection.ts';

/** k = the best rank, q = another one, D = R at q − R at k on the same data, b = T_k, u = T_q. */
function against(values: WithSpectrum, k: number, q: number, fixed: Parameters<Sampler<WithSpectrum>>[1]) {
  const draw = leadingDirectionsDifference(q, k)(values, fixed);
  return (stream: Parameters<typeof draw>[0]): DrawnSymbols => ({
    symbols: {
      D: () => draw(stream),
      k: () => k,
      q: () => q,
      b: () => tailEnergy(values.s, k),
      u: () => tailEnergy(values.s, q),
    },
  });
}

/** The first rank whose next direction does not help against the next one; against the one before it if it is the last. */
export const drawnBesideBestRank: Sampler<WithSpectrum, DrawnSymbols> = (values, fixed) => {
  const largest = Math.min(values.dx, values.dy, values.n - 12);
  const k = firstRankThatDoesNotHelp(values, largest);
  return against(values, k, k < largest ? k + 1 : k - 1, fixed);
};

/** Rank 1 against rank 2. */
export const drawnBesideRankOne: Sampler<SmallRankShape, DrawnSymbols> = (values, fixed) =>
  against({ ...values, s: smallRankSpectrum(values) }, 1, 2, fixed);

/** What a derivation says of these symbols, and the difference of the two mean risks. */
export const bestRankSymbols = {
  D: 'excess risk at rank q less that at rank k, A on the leading right singular directions',
  k: 'the best rank',
  q: 'the rank after it, or the one before it if it is the last',
  b: 'T_k',
  u: 'T_q',
};
export const differenceOfRanks = '(u*(n-1) + dy*sigma^2*q)/(n-q-1) - (b*(n-1) + dy*sigma^2*k)/(n-k-1)';
