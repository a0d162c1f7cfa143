/**
 * What a number of draws can see, for each of the tests of this folder but the mean test (see `power.ts`): the draws
 * that an error needs, and the error that draws catch, are inverse to each other.
 */
import { type BinomialTestDesign, binomialLooks } from './binomial-test.ts';
import { pathwiseSize } from './pathwise.ts';

/** How the draws of one test, and the smallest error that it excludes at `missedError`, follow from each other. */
export interface Power {
  /** Draws after which a right formula is expected to be supported at this error; infinite where none are enough. */
  readonly drawsNeeded: (error: number) => number;
  /** The smallest error that so many draws are expected to exclude; infinite where they exclude none. */
  readonly smallestDetectable: (draws: number) => number;
  /** However many the draws, the detectable error does not fall below this. */
  readonly floor: number;
}

/**
 * A test whose standard error falls with the root of the number of draws: error = floor + √(coefficient/(draws − extra)).
 * Where the coefficient is 0 nothing varies, and one unit of draws shows the floor.
 *
 * @param unit - Draws are made in multiples of this.
 */
export function rootLawPower({
  coefficient,
  floor = 0,
  extra = 0,
  unit = 1,
}: {
  readonly coefficient: number;
  readonly floor?: number;
  readonly extra?: number;
  readonly unit?: number;
}): Power {
  if (coefficient === 0) return singleErrorPower({ error: floor, draws: unit });
  return {
    drawsNeeded: (error) =>
      error > floor ? Math.ceil((coefficient / (error - floor) ** 2 + extra) / unit) * unit : Infinity,
    smallestDetectable: (draws) => {
      const spent = Math.floor(draws / unit) * unit;
      return spent > extra ? floor + Math.sqrt(coefficient / (spent - extra)) : Infinity;
    },
    floor,
  };
}

/** A test that asks one question only, whatever error is asked for: it excludes `error` after `draws` draws. */
export function singleErrorPower({
  error,
  draws,
}: {
  readonly error: number;
  readonly draws: number;
}): Power {
  return {
    drawsNeeded: (asked) => (asked >= error ? draws : Infinity),
    smallestDetectable: (spent) => (spent >= draws ? error : Infinity),
    floor: error,
  };
}

/** A test that decides nothing. */
export const noPower: Power = singleErrorPower({ error: Infinity, draws: Infinity });

/** The error of the pathwise test is the frequency of violations: (1 − error)ᴺ ≤ missedError. */
export function pathwisePower(missedError: number): Power {
  return {
    drawsNeeded: (detects) => (detects < 1 ? pathwiseSize({ detects, missedError }) : 1),
    smallestDetectable: (draws) => (draws >= 1 ? -Math.expm1(Math.log(missedError) / draws) : Infinity),
    floor: 0,
  };
}

/** The error of the law test is a Kolmogorov distance; N = (√ln(2/falseAlarm) + √ln(1/missedError))²/(2·error²). */
export function lawPower({
  falseAlarm,
  missedError,
}: {
  readonly falseAlarm: number;
  readonly missedError: number;
}): Power {
  const roots = Math.sqrt(Math.log(2 / falseAlarm)) + Math.sqrt(-Math.log(missedError));
  return rootLawPower({ coefficient: roots ** 2 / 2 });
}

/** The detectable error of the binomial test is searched to this part of itself. */
const binomialPrecision = 1e-3;

/**
 * The error of the binomial test is a difference of probabilities. The draws are those of its last look, at which every
 * count is decided. They are found to 0.1 %, and a discrete law jumps, so the inverse holds to about 0.1 %.
 */
export function binomialPower(question: Omit<BinomialTestDesign, 'detects'>): Power {
  const drawsNeeded = (error: number): number =>
    error < 1 ? binomialLooks({ ...question, detects: error }).at(-1)!.count : 1;
  const smallestDetectable = (draws: number): number => {
    // The draws grow at most like 1/error², so that the error is bracketed by halving first.
    let high = 1 - Number.EPSILON;
    if (!(drawsNeeded(high) <= draws)) return Infinity;
    let low = high / 2;
    while (drawsNeeded(low) <= draws) [low, high] = [low / 2, low];
    while (high / low > 1 + binomialPrecision) {
      const middle = Math.sqrt(low * high);
      if (drawsNeeded(middle) <= draws) high = middle;
      else low = middle;
    }
    return high;
  };
  return { drawsNeeded, smallestDetectable, floor: 0 };
}
