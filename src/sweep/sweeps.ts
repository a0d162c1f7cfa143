/** The synthetic experiments that the theory is held against (catalogue, section 8). */
import { exponentialSpectrum, type Spectrum } from '../models/spectra.ts';

/** How the shift Delta of a draw is made. */
export type ShiftLaw =
  /** Delta = U V/√rank with standard normal U (dy × rank) and V (rank × dx). */
  | { readonly kind: 'factors'; readonly rank: number }
  /** The given singular values between independent Haar factors. */
  | { readonly kind: 'spectrum'; readonly values: Spectrum };

/** One place on the axis of a sweep. */
export interface SweepPoint {
  /** The value of what is swept. */
  readonly at: number;
  /** Samples, input dimension and output dimension. */
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  /** Standard deviation of the noise, > 0. */
  readonly sigma: number;
  readonly shift: ShiftLaw;
}

export interface Sweep {
  readonly name: string;
  /** What runs along the axis. */
  readonly swept: string;
  readonly points: readonly SweepPoint[];
  /** The ranks of trained LoRA, one curve each beside that of full fine-tuning. */
  readonly ranks: readonly number[];
}

/** Draws at every point, each of a shift and a data set of its own. */
export const defaultSeeds = 100;

export type SweepName = 'samples' | 'rank' | 'noise' | 'decay';

export const sweeps: Readonly<Record<SweepName, Sweep>> = {
  samples: {
    name: 'samples',
    swept: 'samples n',
    points: geometric(10, 1.2, 1000).map((n) => ({ at: n, n, dx: 100, dy: 100, sigma: 1, shift: rank(4) })),
    ranks: [1, 2, 4, 8],
  },
  rank: {
    name: 'rank',
    swept: 'true rank of Delta',
    points: upTo(40).map((k) => ({ at: k, n: 30, dx: 40, dy: 40, sigma: 2, shift: rank(k) })),
    ranks: [1, 2, 4, 8, 32],
  },
  noise: {
    name: 'noise',
    swept: 'noise sigma',
    points: logarithmic(1, 100, 40).map((sigma) => ({
      at: sigma,
      n: 1000,
      dx: 100,
      dy: 100,
      sigma,
      shift: rank(10),
    })),
    ranks: [1, 2, 4, 8, 16],
  },
  decay: {
    name: 'decay',
    swept: 'decay rate of the singular values',
    points: Array.from({ length: 21 }, (_, i) => i / 8).map((rate) => ({
      at: rate,
      n: 200,
      dx: 40,
      dy: 40,
      sigma: 0.5,
      shift: { kind: 'spectrum', values: exponentialSpectrum(40, 5, rate) },
    })),
    ranks: [1, 2, 4, 8, 16],
  },
};

function rank(k: number): ShiftLaw {
  return { kind: 'factors', rank: k };
}

/** The integers nearest to first, first·ratio, first·ratio², …, none above `last`. */
function geometric(first: number, ratio: number, last: number): number[] {
  const out: number[] = [];
  for (let x = first; x <= last; x *= ratio) out.push(Math.round(x));
  return out;
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, i) => i + 1);
}

/** `count` numbers from `first` to `last`, each the same multiple of the one before it. */
function logarithmic(first: number, last: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first * (last / first) ** (i / (count - 1)));
}
