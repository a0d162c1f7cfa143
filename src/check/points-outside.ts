import { type Domain, namesOf, spectrumLength } from '../algebra/domain.ts';
import { compare } from '../algebra/rational-number.ts';
import type { RealRange } from '../algebra/real-range.ts';
import type { ParameterValues } from '../verdict.ts';
import { pointKey } from './point.ts';
import { constructNaturals, numbersIn, valuesFrom } from './slacks.ts';

/** A point to be judged, or naturals at which the theorem has none, and why. */
export interface Candidate {
  readonly values: ParameterValues;
  readonly impossible: string | null;
}

/** Of the part of a mistyped domain that the domain does not have: the smallest point, and larger ones whose parameters differ from each other; reals are those at which the theorem is measured. */
export function pointsOutside(part: Domain, domain: Domain, sampling: Domain): Candidate[] {
  const ranges = Object.fromEntries(
    Object.entries(part.ranges).map(([name, range]) => [
      name,
      isSameRange(range, domain.ranges[name]!) ? sampling.ranges[name]! : range,
    ]),
  );
  const there: Domain = { ...part, ranges };
  const candidates = there.alternatives.flatMap((alternative, index) =>
    [0, 1, 4].map((step): Candidate => {
      const slacks: number[] = [];
      const naturals = constructNaturals(alternative, (position, _least, room) => {
        slacks[position] = Math.min(step * (position + 1), room);
        return slacks[position];
      });
      const reals = namesOf(there.parameters, 'positive').map(
        (name, i) => (Math.sign(step) * (1 + i)) % numbersIn(ranges[name]!).length,
      );
      try {
        const spectra = namesOf(there.parameters, 'spectrum').map((name) =>
          Array.from(
            { length: spectrumLength(there, name, naturals) },
            (_, i) => Math.sign(step) * Math.min(i, 1),
          ),
        );
        return { values: valuesFrom(there, [index, slacks, reals, spectra]), impossible: null };
      } catch (error) {
        if (error instanceof RangeError) return { values: naturals, impossible: error.message };
        throw error;
      }
    }),
  );
  return [...new Map(candidates.map((one) => [pointKey(one.values), one])).values()];
}

function isSameRange(one: RealRange, other: RealRange): boolean {
  return (
    compare(one.lower, other.lower) === 0 &&
    one.lowerIncluded === other.lowerIncluded &&
    one.upperIncluded === other.upperIncluded &&
    (one.upper === null || other.upper === null
      ? one.upper === other.upper
      : compare(one.upper, other.upper) === 0)
  );
}
