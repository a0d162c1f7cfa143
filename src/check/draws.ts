/** Which points of a domain are looked at: two that are always drawn, and how the others are spread. */
import { type Alternative, type Domain, namesOf, spectrumLength } from '../algebra/domain.ts';
import { toNumber } from '../algebra/rational-number.ts';
import type { RealRange } from '../algebra/real-range.ts';
import { constructNaturals, numbersIn, type Slacks, simpleNumbers, valuesFrom } from './slacks.ts';

/** One of the integers least, …, most, each with the same probability. */
export type IntegerBetween = (least: number, most: number) => number;

/** A dimension this large shows errors that small ones hide. */
const largeDimension = 24;
const typicalSlack = 9;
const widestSlack = 30;

/**
 * Random slacks. A natural is least with probability ≥ 1/5 and, where it is bounded from above and not by far, most
 * with probability ≥ 1/5; otherwise close to the least value half of the time. Sample sizes reach further.
 */
export function drawSlacks(domain: Domain, between: IntegerBetween): Slacks {
  const alternative = between(0, domain.alternatives.length - 1);
  const chosen = domain.alternatives[alternative]!;
  const reaching = reachingFar(chosen);
  const slacks: number[] = [];
  const naturals = constructNaturals(chosen, (position, _least, room) => {
    const reach = reaching.has(chosen.bounds[position]!.name) ? widestSlack : typicalSlack;
    slacks[position] = Math.min(drawSlack(between, room, reach), room);
    return slacks[position];
  });
  const { parameters, ranges } = domain;
  return [
    alternative,
    slacks,
    namesOf(parameters, 'positive').map((name) => drawIndex(between, numbersIn(ranges[name]!).length)),
    namesOf(parameters, 'spectrum').map((name) =>
      drawCodes(between, spectrumLength(domain, name, naturals), hasGap(domain, name)),
    ),
  ];
}

function drawSlack(between: IntegerBetween, room: number, reach: number): number {
  const kind = between(0, 9);
  if (kind <= 1) return 0;
  if (kind <= 3 && room <= 2 * widestSlack) return room;
  return between(0, kind <= 6 ? 3 : reach);
}

/** The first numbers, among them 0 and the ends of the range, come up more often. */
function drawIndex(between: IntegerBetween, count: number): number {
  return between(0, 3) === 0 ? between(0, Math.min(3, count) - 1) : between(0, count - 1);
}

/** All values equal with probability 1/8, otherwise each is 1 with probability above 1/3. */
function drawCodes(between: IntegerBetween, length: number, gap: boolean): number[] {
  const code = (position: number) => {
    if (between(0, 2) === 0) return 0;
    return between(0, gap && position > 0 ? 1 : simpleNumbers.length - 1);
  };
  const first = code(0);
  const equal = !gap && between(0, 7) === 0;
  return Array.from({ length }, (_, i) => (i === 0 || equal ? first : code(i)));
}

/**
 * The smallest n given the other naturals, which are moderate and different from each other; what n bounds from below
 * (dx > n + 1) is as close to n as it may be.
 */
export function slacksOfSmallestSample(domain: Domain): Slacks {
  const [first] = domain.alternatives;
  const least = new Set(['n', ...aboveSamples(first!)]);
  return fixedSlacks(domain, 0, 'lower', (position, name) => (least.has(name) ? 0 : position + 1));
}

/**
 * A moderate point with one dimension (dx if there is one, otherwise a natural other than n) at 24 or more; if the
 * domain has no such point, the largest that was found.
 */
export function slacksOfLargeDimension(domain: Domain): Slacks {
  const names = namesOf(domain.parameters, 'natural');
  const dimensions = ['dx', ...names.filter((name) => name !== 'n' && name !== 'dx'), 'n'];
  let largest: { slacks: Slacks; size: number } | null = null;
  for (const dimension of dimensions.filter((name) => names.includes(name))) {
    for (const alternative of domain.alternatives.keys()) {
      for (const moderate of [2, largeDimension]) {
        const slacks = fixedSlacks(domain, alternative, 'upper', (position, name, value) =>
          name === dimension ? Math.max(0, largeDimension - value) : position + moderate,
        );
        const size = valuesFrom(domain, slacks)[dimension] as number;
        if (size >= largeDimension) return slacks;
        if (largest === null || size > largest.size) largest = { slacks, size };
      }
    }
  }
  return largest?.slacks ?? fixedSlacks(domain, 0, 'upper', () => 0);
}

/**
 * Naturals as chosen, positive numbers and singular values that differ from each other and from 0 and 1; a positive
 * number whose range spans two decades or more, such as a condition number, is at the given end of it.
 */
function fixedSlacks(
  domain: Domain,
  alternative: number,
  end: 'lower' | 'upper',
  choose: (position: number, name: string, least: number) => number,
): Slacks {
  const chosen = domain.alternatives[alternative]!;
  const slacks: number[] = [];
  const naturals = constructNaturals(chosen, (position, least, room) => {
    slacks[position] = Math.min(choose(position, chosen.bounds[position]!.name, least), room);
    return slacks[position];
  });
  const { parameters, ranges } = domain;
  return [
    alternative,
    slacks,
    namesOf(parameters, 'positive').map((name, i) => {
      const numbers = numbersIn(ranges[name]!);
      if (!isWide(ranges[name]!)) return (2 + i) % numbers.length;
      return numbers.indexOf(end === 'lower' ? Math.min(...numbers) : Math.max(...numbers));
    }),
    namesOf(parameters, 'spectrum').map((name) =>
      Array.from({ length: spectrumLength(domain, name, naturals) }, (_, i) =>
        hasGap(domain, name) ? 0 : (i + 1) % simpleNumbers.length,
      ),
    ),
  ];
}

function isWide({ lower, upper }: RealRange): boolean {
  return upper !== null && toNumber(lower) > 0 && toNumber(upper) >= 100 * toNumber(lower);
}

/** What reaches far: n where others bound it from below, otherwise what n bounds from below. */
function reachingFar(alternative: Alternative): ReadonlySet<string> {
  return boundedFromBelowBy(alternative, 'n').size > 0 ? new Set(['n']) : aboveSamples(alternative);
}

/** The naturals that n bounds from below: dx where dx > n + 1. */
function aboveSamples(alternative: Alternative): ReadonlySet<string> {
  const names = alternative.bounds.map(({ name }) => name);
  return new Set(names.filter((name) => boundedFromBelowBy(alternative, name).has('n')));
}

/** Which others bound the natural from below. */
function boundedFromBelowBy({ bounds }: Alternative, name: string): ReadonlySet<string> {
  const lower = bounds.find((bound) => bound.name === name)?.lower ?? [];
  return new Set(lower.flatMap((form) => [...form.coefficients.keys()]).filter((other) => other !== name));
}

function hasGap({ parameters }: Domain, name: string): boolean {
  const declared = parameters[name]!;
  return declared.kind === 'spectrum' && (declared.gap ?? 1) > 1;
}
