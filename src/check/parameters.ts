import fc from 'fast-check';
import { type Domain, namesOf, restrictDomain, violation } from '../algebra/domain.ts';
import type { ParameterValues } from '../verdict.ts';
import { drawSlacks, slacksOfLargeDimension, slacksOfSmallestSample } from './draws.ts';
import { numbersIn, type Slacks, simpleNumbers, slacksOf, valuesFrom } from './slacks.ts';

/** Throws a RangeError that says which constraint the values violate. */
export function requireMember(domain: Domain, values: ParameterValues): void {
  const violated = violation(domain, values);
  if (violated !== null) throw new RangeError(`the point is outside of the domain: ${violated}`);
}

/**
 * Random points of a domain. Each is constructed, none is filtered out; it shrinks to the smallest naturals, to the
 * positive numbers 1 and to spectra of ones, and so does a given example if it is made of simple numbers.
 *
 * @param options.largest - The largest value of a natural, by name.
 * @throws RangeError if no point of the domain is that small.
 */
export function arbitraryOf(
  domain: Domain,
  options: { readonly largest?: Readonly<Record<string, number>> } = {},
): fc.Arbitrary<ParameterValues> {
  const caps = Object.entries(options.largest ?? {}).map(([name, most]) => `${name} <= ${most}`);
  const capped = caps.length === 0 ? domain : restrictDomain(domain, caps.join(', '));
  return new SlackArbitrary(capped).map(
    (slacks) => valuesFrom(capped, slacks),
    (values) => slacksOf(capped, values as ParameterValues),
  );
}

/** Shrinking tries this many of the simplest numbers. */
const simplest = 6;

/** Draws slacks as `drawSlacks` does and shrinks each of them to 0 as fast-check does. */
class SlackArbitrary extends fc.Arbitrary<Slacks> {
  readonly #domain: Domain;
  readonly #shape: fc.Arbitrary<Slacks>;

  constructor(domain: Domain) {
    super();
    this.#domain = domain;
    const { alternatives, parameters, ranges } = domain;
    const spectrum = fc.array(new ChoiceArbitrary(simpleNumbers.length), { maxLength: 100_000 });
    this.#shape = fc.tuple<Slacks>(
      fc.nat(alternatives.length - 1),
      fc.tuple(...namesOf(parameters, 'natural').map(() => fc.nat())),
      fc.tuple(
        ...namesOf(parameters, 'positive').map(
          (name) => new ChoiceArbitrary(numbersIn(ranges[name]!).length),
        ),
      ),
      fc.tuple(...namesOf(parameters, 'spectrum').map(() => spectrum)),
    );
  }

  override generate(random: fc.Random): fc.Value<Slacks> {
    const slacks = drawSlacks(this.#domain, (least, most) => random.nextInt(least, most));
    return new fc.Value(slacks, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Slacks {
    return this.#shape.canShrinkWithoutContext(value);
  }

  override shrink(value: Slacks, context: unknown): fc.Stream<fc.Value<Slacks>> {
    return this.#shape.shrink(value, context);
  }
}

/** Which of some simple numbers. Shrinks to the simplest ones, in order: there is no bisection between 0.5 and 3. */
class ChoiceArbitrary extends fc.Arbitrary<number> {
  readonly #count: number;

  constructor(count: number) {
    super();
    this.#count = count;
  }

  override generate(random: fc.Random): fc.Value<number> {
    return new fc.Value(random.nextInt(0, this.#count - 1), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is number {
    return Number.isInteger(value) && Number(value) >= 0 && Number(value) < this.#count;
  }

  override shrink(value: number): fc.Stream<fc.Value<number>> {
    const simpler = Array.from({ length: Math.min(value, simplest) }, (_, i) => new fc.Value(i, undefined));
    return fc.Stream.of(...simpler);
  }
}

/** How the draws are made: the same for a search, its replay and a list. fast-check's seeds are 32-bit integers. */
function runnerOptions(domain: Domain, seed: number, runs: number) {
  if (!Number.isInteger(seed) || seed < -(2 ** 31) || seed >= 2 ** 32) {
    throw new RangeError(`the seed ${seed} is not a 32-bit integer`);
  }
  if (!Number.isSafeInteger(runs) || runs < 1)
    throw new RangeError(`runs is ${runs}, which is not an integer >= 1`);
  const always = [slacksOfSmallestSample(domain), slacksOfLargeDimension(domain)];
  // Paths count these examples, so a replay needs them too, however many runs it has.
  const examples = always.map((slacks): [ParameterValues] => [valuesFrom(domain, slacks)]);
  return { seed: seed | 0, numRuns: runs, examples, randomType: 'xorshift128plus' } as const;
}

/**
 * The points at which a theorem is judged: first the smallest n of the domain, then one with a dimension of 24 or
 * more (where the domain has one), then random points. The same seed gives the same points, and more runs add to them.
 */
export function parameterDraws(
  domain: Domain,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): ParameterValues[] {
  const points = fc.property(arbitraryOf(domain), (_values: ParameterValues) => true);
  return fc.sample<[ParameterValues]>(points, runnerOptions(domain, seed, runs)).map(([values]) => values);
}

export interface SearchOptions {
  readonly seed: number;
  /** How many points are drawn. */
  readonly runs: number;
  /** The path of an earlier `Falsified` under the same seed: only that point is drawn. */
  readonly path?: string;
  /** At most this many different candidates are evaluated while shrinking (default 1,000). */
  readonly maxShrinks?: number;
  /** Leave the first failure as it is. */
  readonly stopAtFirst?: boolean;
}

/** A point at which a property fails. */
export interface Falsified {
  readonly values: ParameterValues;
  /** Leads to the point again, with the same seed. */
  readonly path: string;
  /** How often the first failure was replaced by a smaller one. */
  readonly shrinks: number;
}

/**
 * Evaluates `holds` at the draws of `parameterDraws`, in order, up to the first failure, which is then shrunk.
 *
 * @returns `tried`: the draws that were evaluated, without the candidates of shrinking.
 * @throws whatever `holds` throws, at once; RangeError for a seed, a number of runs or a path that cannot be.
 */
export function searchCounterexample(
  domain: Domain,
  options: SearchOptions,
  holds: (values: ParameterValues) => boolean,
): { readonly tried: ParameterValues[]; readonly falsified: Falsified | null } {
  const { seed, runs, path = '', maxShrinks = 1000, stopAtFirst = false } = options;
  if (!/^(\d{1,6}(:\d{1,6})*)?$/.test(path)) throw new RangeError(`'${path}' is not a path such as '3:0:1'`);
  const tried: ParameterValues[] = [];
  /** What became of the first failure and of the candidates after it; null before there is a failure. */
  let shrinking: Map<string, boolean> | null = null;
  let thrown: { readonly error: unknown } | null = null;
  const evaluate = (values: ParameterValues): boolean => {
    const key = JSON.stringify(values);
    if (shrinking === null) {
      // fast-check goes on with the siblings of a replayed point that holds.
      if (path !== '' && tried.length > 0) return true;
      tried.push(values);
      const passes = holds(values);
      if (!passes) shrinking = new Map([[key, false]]);
      return passes;
    }
    const known = shrinking.get(key);
    if (known !== undefined) return known;
    // Once the candidates are spent the others count as holding, which ends the shrinking.
    if (shrinking.size > maxShrinks) return true;
    const passes = holds(values);
    shrinking.set(key, passes);
    return passes;
  };
  const property = fc.property(arbitraryOf(domain), (values) => {
    if (thrown !== null) return true;
    try {
      return evaluate(values);
    } catch (error) {
      thrown = { error };
      return true;
    }
  });
  const runner = {
    ...runnerOptions(domain, seed, path === '' ? runs : 1),
    path,
    endOnFailure: stopAtFirst || maxShrinks === 0,
  };
  const details = unlessLost(() => fc.check(property, runner));
  if (thrown !== null) throw (thrown as { readonly error: unknown }).error;
  if (details === null || tried.length === 0) {
    throw new RangeError(`the path '${path}' leads to no point of the domain`);
  }
  const { counterexample, counterexamplePath, numShrinks } = details;
  if (counterexample === null || counterexamplePath === null) return { tried, falsified: null };
  return { tried, falsified: { values: counterexample[0], path: counterexamplePath, shrinks: numShrinks } };
}

/** Null if fast-check finds nothing to replay at the path. */
function unlessLost<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Unable to replay')) return null;
    throw error;
  }
}
