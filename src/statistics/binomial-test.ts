/**
 * The binomial test: is the probability of an event at most (at least, equal to) what the formula says? Draws are
 * counted, so nothing is approximated: every error rate below is a tail of the binomial law.
 *
 * Of an event of probability p, k hits are seen among N draws. For the claim p ≤ f:
 * - *refuted* if P(Bin(N, f) ≥ k) ≤ falseAlarm. If p ≤ f this has probability at most falseAlarm.
 * - *supported* if P(Bin(N, f + detects) ≤ k) ≤ missedError. If p > f + detects this has probability at most missedError.
 *
 * `detects` is an absolute difference of probabilities. p ≥ f is the claim that the complement has a probability of at
 * most 1 − f; p = f is refuted by either tail at falseAlarm/2 and supported where p > f + detects and p < f − detects
 * are both excluded at missedError (for a given p only one of the two can be an error).
 *
 * **Looks.** N is the smallest size found at which no count is left undecided. Most bounds are far from what they
 * bound, and show it much sooner: the counts are looked at after N/64, N/16, N/4 and N draws as well, and each look
 * spends its share (1/8, 1/8, 1/4, 1/2) of both error rates, so that by the union bound the rates hold for all looks
 * together, exactly, at 1e-11 as at 0.05.
 */
import type { Verdict } from '../verdict.ts';
import { clopperPearson, lowerTail, upperTail } from './binomial.ts';

export interface BinomialTestDesign {
  /** The value of the formula, a finite number; a probability unless the claim is vacuous or absurd. */
  readonly claimed: number;
  readonly direction: 'at most' | 'at least' | 'equal';
  /** The difference between p and the claim that must not pass unnoticed, absolute, in (0, 1). */
  readonly detects: number;
  /** The probability that a true claim is refuted is at most this. */
  readonly falseAlarm: number;
  /** The probability that a claim which is wrong by more than `detects` is supported is at most this. */
  readonly missedError: number;
}

/** One look at the counts: after so many draws, at this share of the two error rates. */
export interface Look {
  readonly count: number;
  readonly share: number;
}

const parts = [1 / 64, 1 / 16, 1 / 4, 1] as const;
const shares = [1 / 8, 1 / 8, 1 / 4, 1 / 2] as const;

/** When the counts are looked at. At the last look every count is decided. */
export function binomialLooks(design: BinomialTestDesign): Look[] {
  validate(design);
  // Where nothing can be wrong by more than `detects` there is nothing to decide early.
  if (sidesOf(design, 0, 0).every(({ alternative }) => alternative >= 1)) {
    return [{ count: leastSize(design), share: 1 }];
  }
  const last = smallestDecisive(design, shares.at(-1)!);
  return parts.map((part, i) => ({ count: Math.ceil(part * last), share: shares[i]! }));
}

/** What the hits say at one look; null while they decide nothing. */
export function decideBinomial(
  design: BinomialTestDesign,
  hits: number,
  { count, share }: Look,
): Exclude<Verdict, 'proved' | 'undecided'> | null {
  validate(design);
  const both = design.direction === 'equal';
  const sides = sidesOf(design, hits, count);
  const falseAlarm = (share * design.falseAlarm) / (both ? 2 : 1);
  if (sides.some((side) => exceeds(side, count, falseAlarm))) return 'refuted';
  if (sides.every((side) => excludes(side, count, share * design.missedError))) return 'supported';
  return null;
}

/** The exact interval for the probability at one look: over all looks, it ever misses with probability ≤ falseAlarm. */
export function binomialInterval(
  { falseAlarm }: BinomialTestDesign,
  hits: number,
  { count, share }: Look,
): [number, number] {
  return clopperPearson(hits, count, share * falseAlarm);
}

/** A claim that some probability is at most `bound`, and the hits against it. */
interface Side {
  readonly hits: number;
  readonly bound: number;
  readonly alternative: number;
}

function sidesOf({ claimed, detects, direction }: BinomialTestDesign, hits: number, count: number): Side[] {
  const side = (seen: number, bound: number): Side => ({ hits: seen, bound, alternative: bound + detects });
  return [
    ...(direction === 'at least' ? [] : [side(hits, claimed)]),
    ...(direction === 'at most' ? [] : [side(count - hits, 1 - claimed)]),
  ];
}

/** Whether so many hits are too many for the bound. No probability is above 1, and none is below 0. */
function exceeds({ hits, bound }: Side, count: number, error: number): boolean {
  if (bound < 0) return true;
  return bound < 1 && upperTail(hits, count, bound) <= error;
}

/** Whether so few hits exclude a probability above the alternative. There is none above 1. */
function excludes({ hits, alternative }: Side, count: number, error: number): boolean {
  return alternative >= 1 || lowerTail(hits, count, Math.max(0, alternative)) <= error;
}

/** The smallest N, up to the few by which a discrete law jumps, at which every count is decided by this share alone. */
function smallestDecisive(design: BinomialTestDesign, share: number): number {
  const least = leastSize(design);
  let high = least;
  while (!isDecisive(design, { count: high, share })) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > Math.max(1, high / 1000)) {
    const middle = Math.floor((low + high) / 2);
    if (isDecisive(design, { count: middle, share })) high = middle;
    else low = middle;
  }
  return Math.max(least, high);
}

/** Without a hit, or with nothing but hits, so many draws are needed to exclude a frequency of `detects`. */
function leastSize({ detects, missedError }: BinomialTestDesign): number {
  return Math.ceil(Math.log(missedError / 2) / Math.log1p(-detects));
}

/** Whether no number of hits is undecided: the most that support are next to the fewest that refute, on every side. */
function isDecisive(design: BinomialTestDesign, look: Look): boolean {
  const both = design.direction === 'equal';
  const falseAlarm = (look.share * design.falseAlarm) / (both ? 2 : 1);
  return sidesOf(design, 0, look.count).every(({ bound, alternative }) => {
    if (bound < 0 || alternative >= 1) return true;
    // The fewest hits that refute; one less must support.
    let low = 0;
    let high = look.count + 1;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (exceeds({ hits: middle, bound, alternative }, look.count, falseAlarm)) high = middle;
      else low = middle;
    }
    return excludes({ hits: high - 1, bound, alternative }, look.count, look.share * design.missedError);
  });
}

function validate({ claimed, detects, falseAlarm, missedError }: BinomialTestDesign): void {
  if (!Number.isFinite(claimed)) throw new RangeError(`binomial test: the claim is ${claimed}`);
  for (const [name, value] of Object.entries({ detects, falseAlarm, missedError })) {
    if (!(value > 0 && value < 1)) {
      throw new RangeError(`binomial test: ${name} must lie between 0 and 1, got ${value}`);
    }
  }
}
