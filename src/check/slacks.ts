/**
 * Points of a domain as slacks: how far each natural is above its least value, which of the simple numbers a real
 * takes. All slacks zero is the simplest point, every choice of slacks is a point, so shrinking never has to filter.
 */
import {
  type Alternative,
  type Domain,
  namesOf,
  type SpectrumParameter,
  spectrumLength,
} from '../algebra/domain.ts';
import { holdsAt, rangeGiven } from '../algebra/linear-inequalities.ts';
import { toNumber } from '../algebra/rational-number.ts';
import { isInRange, type RealRange } from '../algebra/real-range.ts';
import type { ParameterValues } from '../verdict.ts';

/** The choices that make a point: which alternative of the domain, then naturals, positive numbers and spectra. */
export type Slacks = [alternative: number, naturals: number[], positives: number[], spectra: number[][]];

/** Numbers that read well, the simplest first. */
export const simpleNumbers: readonly number[] = [
  1, 2, 0.5, 3, 0.25, 4, 1.5, 5, 0.75, 0.1, 10, 1.25, 0.2, 8, 2.5, 0.3,
];

/** The numbers that a positive parameter takes, the simplest first; 0, where it is allowed, comes second. */
export function numbersIn(range: RealRange): readonly number[] {
  const inRange = (values: readonly number[]) => values.filter((value) => isInRange(range, value));
  const [lower, upper] = [toNumber(range.lower), range.upper === null ? null : toNumber(range.upper)];
  const steps = upper === null ? simpleNumbers : [0.5, 0.25, 0.75].map((part) => part * (upper - lower));
  const simple = inRange([...simpleNumbers, ...powersOfTen(upper ?? 0)]);
  const inside = simple.length > 0 ? simple : inRange(steps.map((step) => lower + step));
  const ends = inRange(upper === null ? [lower] : [lower, upper]);
  return [...new Set([...inside.slice(0, 1), ...ends, ...inside.slice(1)])];
}

/** 100, 1000, … below a bound: a range that reaches far has more in it than its end and small numbers. */
function powersOfTen(bound: number): number[] {
  const powers: number[] = [];
  for (let power = 100; power < bound; power *= 10) powers.push(power);
  return powers;
}

/** The naturals along their bounds; `choose` says how far above its least value each one is, at most `room`. */
export function constructNaturals(
  { bounds }: Alternative,
  choose: (position: number, least: number, room: number) => number,
): Readonly<Record<string, number>> {
  const values: Record<string, number> = {};
  for (const [position, bound] of bounds.entries()) {
    const { least, most } = rangeGiven(bound, values);
    values[bound.name] = least + Math.min(choose(position, least, most - least), most - least);
  }
  return values;
}

/** The point that the slacks stand for, its parameters in the order in which they are declared. */
export function valuesFrom(domain: Domain, [alternative, slacks, positives, codes]: Slacks): ParameterValues {
  const { parameters, ranges } = domain;
  const naturals = constructNaturals(domain.alternatives[alternative]!, (position) => slacks[position]!);
  const values: Record<string, number | readonly number[]> = { ...naturals };
  for (const [i, name] of namesOf(parameters, 'positive').entries()) {
    values[name] = numbersIn(ranges[name]!)[positives[i]!]!;
  }
  for (const [i, name] of namesOf(parameters, 'spectrum').entries()) {
    const length = spectrumLength(domain, name, naturals);
    values[name] = spectrumFrom(parameters[name] as SpectrumParameter, length, codes[i]!);
  }
  return Object.fromEntries(Object.keys(parameters).map((name) => [name, values[name]!]));
}

/** The slacks of a point. Throws a RangeError if it is not in the domain or not made of simple numbers. */
export function slacksOf(domain: Domain, values: ParameterValues): Slacks {
  const { alternatives, parameters, ranges } = domain;
  const naturals = values as Readonly<Record<string, number>>;
  const alternative = alternatives.findIndex(({ inequalities }) =>
    inequalities.every((form) => holdsAt(form, naturals)),
  );
  if (alternative < 0) throw new RangeError('the point is not in the domain');
  const slacks: number[] = [];
  constructNaturals(alternatives[alternative]!, (position, least) => {
    slacks[position] = naturals[alternatives[alternative]!.bounds[position]!.name]! - least;
    return slacks[position];
  });
  return [
    alternative,
    slacks,
    namesOf(parameters, 'positive').map((name) => indexOf(numbersIn(ranges[name]!), values[name])),
    namesOf(parameters, 'spectrum').map((name) =>
      codesOf(parameters[name] as SpectrumParameter, values[name] as readonly number[]),
    ),
  ];
}

/**
 * Without a gap the codes pick simple numbers, which are then sorted; with a gap the smallest value is picked and
 * each further code says by how much more than the gap the next one is larger. Missing codes count as 0.
 */
function spectrumFrom(
  { gap = 1 }: SpectrumParameter,
  length: number,
  codes: readonly number[],
): readonly number[] {
  const padded = Array.from({ length }, (_, i) => codes[i] ?? 0);
  if (gap === 1) return padded.map((code) => simpleNumbers[code]!).sort((a, b) => b - a);
  const rising: number[] = [];
  for (const code of padded) {
    rising.push(rising.length === 0 ? simpleNumbers[code]! : aboveBy(rising.at(-1)!, gap, code));
  }
  return rising.reverse();
}

function codesOf({ gap = 1 }: SpectrumParameter, spectrum: readonly number[]): number[] {
  if (gap === 1) return spectrum.map((value) => indexOf(simpleNumbers, value));
  const rising = spectrum.toReversed();
  return rising.map((value, i) =>
    i === 0
      ? indexOf(simpleNumbers, value)
      : indexOf(
          simpleNumbers.map((_, code) => aboveBy(rising[i - 1]!, gap, code)),
          value,
        ),
  );
}

/** The smallest number of two digits that is ≥ gap·(1 + code/2)·s. */
function aboveBy(s: number, gap: number, code: number): number {
  const target = gap * (1 + code / 2) * s;
  const exponent = Math.floor(Math.log10(target)) - 1;
  let digits = Math.floor(target / 10 ** exponent);
  while (Number(`${digits}e${exponent}`) < target) digits += 1;
  return Number(`${digits}e${exponent}`);
}

function indexOf(numbers: readonly number[], value: unknown): number {
  const index = numbers.indexOf(value as number);
  if (index < 0) throw new RangeError(`${value} is not one of ${numbers.join(', ')}`);
  return index;
}
