import type { Domain } from './domain.ts';
import { rangeGiven } from './linear-inequalities.ts';
import { symbolsIn } from './polynomial.ts';
import type { RationalFunction } from './rational.ts';
import * as kernel from './rational.ts';
import { add, compare, one, type Rational, rational, zero } from './rational-number.ts';
import type { RealRange } from './real-range.ts';

/** A point of a domain where a formula has the wrong sign, or is not defined: `value` is null. */
export interface ExactCounterexample {
  readonly point: Readonly<Record<string, Rational>>;
  readonly value: Rational | null;
}

const mostPoints = 600;
/** How many values above the least one a natural is given. */
const reach = 3;

/**
 * The first of the small points of the domain where f > 0 (or f ≥ 0) does not hold, exactly; null if it holds at all
 * that are tried, or if f has symbols that are no parameters.
 */
export function smallCounterexample(
  f: RationalFunction,
  domain: Domain,
  relation: '>' | '>=',
): ExactCounterexample | null {
  const occurring = new Set([f.numerator, f.denominator, ...f.poles].flatMap((side) => [...symbolsIn(side)]));
  if ([...occurring].some((name) => !Object.hasOwn(domain.parameters, name))) return null;
  let tried = 0;
  for (const point of pointsOf(domain, occurring)) {
    tried += 1;
    if (tried > mostPoints) return null;
    const value = valueAt(f, point);
    const order = value === null ? -1 : compare(value, zero);
    if (order < 0 || (order === 0 && relation === '>')) return { point, value };
  }
  return null;
}

function valueAt(f: RationalFunction, point: Readonly<Record<string, Rational>>): Rational | null {
  try {
    return kernel.evaluate(f, point);
  } catch (error) {
    if (error instanceof kernel.PoleError) return null;
    throw error;
  }
}

function* pointsOf({ alternatives, ranges }: Domain, occurring: ReadonlySet<string>) {
  const reals = Object.entries(ranges).filter(([name]) => occurring.has(name));
  for (const { bounds } of alternatives) {
    let points: Record<string, number>[] = [{}];
    for (const bound of bounds) {
      points = points.flatMap((point) => {
        const { least, most } = rangeGiven(bound, point);
        const count = Math.max(0, Math.min(most - least, reach) + 1);
        return Array.from({ length: count }, (_, i) => ({ ...point, [bound.name]: least + i }));
      });
      if (points.length > mostPoints) points = points.slice(0, mostPoints);
    }
    for (const naturals of points) {
      const exact = Object.entries(naturals).map(([name, value]): [string, Rational] => [
        name,
        rational(value),
      ]);
      yield* withReals(Object.fromEntries(exact), reals);
    }
  }
}

function* withReals(
  point: Readonly<Record<string, Rational>>,
  [first, ...rest]: readonly (readonly [string, RealRange])[],
): Generator<Readonly<Record<string, Rational>>> {
  if (first === undefined) {
    yield point;
    return;
  }
  const [name, { lower, lowerIncluded, upper, upperIncluded }] = first;
  const above = [rational(1, 10), one, rational(10)].map((step) => add(lower, step));
  const inside = above.filter((value) => upper === null || compare(value, upper) < 0);
  const ends = [...(lowerIncluded ? [lower] : []), ...(upper !== null && upperIncluded ? [upper] : [])];
  for (const value of [...ends, ...inside]) yield* withReals({ ...point, [name]: value }, rest);
}
