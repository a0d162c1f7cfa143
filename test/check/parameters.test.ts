import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declareDomain, natural, positive, spectrum, violation } from '../../src/algebra/domain.ts';
import {
  arbitraryOf,
  parameterDraws,
  requireMember,
  searchCounterexample,
} from '../../src/check/parameters.ts';
import type { ParameterValues } from '../../src/verdict.ts';

const parameters = {
  n: natural('samples'),
  dx: natural('inputs'),
  dy: natural('outputs'),
  r: natural('rank'),
  sigma: positive('noise'),
  s: spectrum('singular values', 'r'),
  gapped: spectrum('singular values apart', 'r', { gap: 1.25 }),
};
const domain = declareDomain(parameters, 'n > dx + 1 and r < min(dx, dy)');
const number = (values: ParameterValues, name: string) => values[name] as number;
const spectrumOf = (values: ParameterValues, name: string) => values[name] as readonly number[];

test('every point is in the domain, whatever it was shrunk from', () => {
  fc.assert(
    fc.property(arbitraryOf(domain), (values) => violation(domain, values) === null),
    { seed: 1, numRuns: 500 },
  );
  // A predicate that fails at will walks through the shrunk points.
  const seen: ParameterValues[] = [];
  fc.check(
    fc.property(arbitraryOf(domain), (values) => {
      seen.push(values);
      return seen.length % 3 === 0;
    }),
    { seed: 2, numRuns: 1 },
  );
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.map((values) => violation(domain, values)).filter((text) => text !== null)).toEqual([]);
});

const simplest = { n: 4, dx: 2, dy: 2, r: 1, sigma: 1, s: [1], gapped: [1] };

test('shrinking goes to the smallest naturals, to 1 and to spectra of ones', () => {
  const { counterexample } = fc.check(
    fc.property(arbitraryOf(domain), () => false),
    { seed: 3 },
  );
  expect(counterexample).toEqual([simplest]);
});

test.each<[what: string, fails: (values: ParameterValues) => boolean, expected: Partial<ParameterValues>]>([
  ['n alone', (v) => number(v, 'n') >= 12, { n: 12, sigma: 1, s: [1] }],
  ['dx', (v) => number(v, 'dx') >= 7, { n: 9, dx: 7, dy: 2, r: 1 }],
  ['r', (v) => number(v, 'r') >= 3, { n: 6, dx: 4, dy: 4, r: 3, s: [1, 1, 1] }],
  ['sigma', (v) => number(v, 'sigma') < 0.5, { n: 4, dx: 2, sigma: 0.25 }],
  [
    'a spectrum',
    (v) => spectrumOf(v, 's')[0]! > spectrumOf(v, 's')[1]!,
    { r: 2, s: [2, 1], dx: 3, dy: 3, n: 5 },
  ],
])('the smallest failure in %s is found', (_what, fails, expected) => {
  for (const seed of [1, 2, 3, 4]) {
    const { falsified } = searchCounterexample(domain, { seed, runs: 300 }, (values) => !fails(values));
    expect(falsified?.values).toMatchObject(expected);
  }
});

test('given examples shrink too', () => {
  const example = { n: 30, dx: 11, dy: 9, r: 3, sigma: 0.25, s: [5, 2, 2], gapped: [3.2, 2.5, 2] };
  expect(violation(domain, example)).toBeNull();
  const shrunk = (given: ParameterValues) =>
    fc.check(
      fc.property(arbitraryOf(domain), (values) => number(values, 'dx') < 5),
      { seed: 1, examples: [[given]], numRuns: 1 },
    );
  expect(shrunk(example).counterexample).toEqual([{ ...simplest, n: 7, dx: 5 }]);
  // A value that no slack stands for cannot be shrunk, and is left as it is.
  expect(shrunk({ ...example, sigma: 0.123 })).toMatchObject({
    numShrinks: 0,
    counterexample: [{ sigma: 0.123 }],
  });
});

test('neighbours in a spectrum with a gap keep their ratio', () => {
  for (const { gapped } of parameterDraws(domain, { seed: 4, runs: 200 })) {
    const values = gapped as readonly number[];
    for (let i = 1; i < values.length; i += 1)
      expect(values[i - 1]!).toBeGreaterThanOrEqual(1.25 * values[i]!);
  }
});

test('largest caps the naturals without leaving the domain', () => {
  const arbitrary = arbitraryOf(domain, { largest: { n: 9, dy: 3 } });
  for (const values of fc.sample(arbitrary, { seed: 1, numRuns: 200 })) {
    expect(violation(domain, values)).toBeNull();
    expect(number(values, 'n')).toBeLessThanOrEqual(9);
    expect(number(values, 'dy')).toBeLessThanOrEqual(3);
  }
  expect(() => arbitraryOf(domain, { largest: { n: 3 } })).toThrow('no values satisfy the constraints');
});

test('the draws: smallest n, a large dimension, then random points; reproducible, and more runs only add', () => {
  const draws = parameterDraws(domain, { seed: 7, runs: 10 });
  expect(draws).toHaveLength(10);
  expect(number(draws[0]!, 'n')).toBe(number(draws[0]!, 'dx') + 2);
  expect(number(draws[1]!, 'dx')).toBeGreaterThanOrEqual(24);
  expect(parameterDraws(domain, { seed: 7, runs: 10 })).toEqual(draws);
  expect(parameterDraws(domain, { seed: 7, runs: 3 })).toEqual(draws.slice(0, 3));
  expect(parameterDraws(domain, { seed: 8, runs: 10 })).not.toEqual(draws);
});

test('a search that finds nothing has tried exactly the draws, in order', () => {
  const seen: ParameterValues[] = [];
  const { tried, falsified } = searchCounterexample(domain, { seed: 7, runs: 10 }, (values) => {
    seen.push(values);
    return true;
  });
  expect(falsified).toBeNull();
  expect(tried).toEqual(parameterDraws(domain, { seed: 7, runs: 10 }));
  expect(seen).toEqual(tried);
});

const holds = (values: ParameterValues) => number(values, 'dx') < 5 || number(values, 'sigma') >= 1;

test.each([1, 2, 3, -5, 2 ** 32 - 1])(
  'the path replays the counterexample of seed %i and nothing else',
  (seed) => {
    const { tried, falsified } = searchCounterexample(domain, { seed, runs: 100 }, holds);
    expect(tried.slice(0, -1).every(holds)).toBe(true);
    expect(holds(tried.at(-1)!)).toBe(false);
    expect(falsified?.values).toEqual({ ...simplest, n: 7, dx: 5, sigma: 0.5 });
    const seen: ParameterValues[] = [];
    const replayed = searchCounterexample(
      domain,
      { seed, runs: 1, path: falsified!.path, stopAtFirst: true },
      (values) => {
        seen.push(values);
        return holds(values);
      },
    );
    expect(seen).toEqual([falsified!.values]);
    expect(replayed).toEqual({ tried: seen, falsified: { ...falsified!, shrinks: 0 } });
  },
);

test('a replayed point is looked at alone, also where it holds now, and shrinks further if it may', () => {
  const { falsified } = searchCounterexample(domain, { seed: 1, runs: 100 }, holds);
  const { path } = falsified!;
  let calls = 0;
  const repaired = searchCounterexample(domain, { seed: 1, runs: 100, path }, () => {
    calls += 1;
    return true;
  });
  expect([calls, repaired.falsified]).toEqual([1, null]);
  expect(repaired.tried).toEqual([falsified!.values]);
  const further = searchCounterexample(domain, { seed: 1, runs: 100, path }, (v) => number(v, 'dx') < 3);
  expect(further.tried).toEqual([falsified!.values]);
  expect(further.falsified?.values).toEqual({ ...simplest, n: 5, dx: 3 });
  const again = { seed: 1, runs: 1, path: further.falsified!.path, stopAtFirst: true };
  expect(searchCounterexample(domain, again, () => false).tried).toEqual([further.falsified!.values]);
  const unshrunk = { seed: 1, runs: 100, path: '2', stopAtFirst: true };
  expect(searchCounterexample(domain, unshrunk, () => true).tried).toEqual([
    parameterDraws(domain, { seed: 1, runs: 3 })[2],
  ]);
});

test('shrinking ends after maxShrinks candidates, and its result still replays', () => {
  for (const maxShrinks of [0, 1, 3, 10]) {
    let calls = 0;
    const { tried, falsified } = searchCounterexample(
      domain,
      { seed: 5, runs: 100, maxShrinks },
      (values) => {
        calls += 1;
        return number(values, 'n') < 6;
      },
    );
    expect(calls - tried.length).toBeLessThanOrEqual(maxShrinks);
    expect(number(falsified!.values, 'n')).toBeGreaterThanOrEqual(6);
    if (maxShrinks === 0) expect(falsified).toMatchObject({ values: tried.at(-1), shrinks: 0 });
    const replay = { seed: 5, runs: 1, path: falsified!.path, stopAtFirst: true };
    expect(searchCounterexample(domain, replay, () => false).tried).toEqual([falsified!.values]);
  }
});

test('no candidate is evaluated twice', () => {
  const seen: string[] = [];
  const { tried } = searchCounterexample(domain, { seed: 6, runs: 50 }, (values) => {
    seen.push(JSON.stringify(values));
    return number(values, 'r') < 2;
  });
  const candidates = seen.slice(tried.length - 1);
  expect(candidates.length).toBeGreaterThan(3);
  expect(new Set(candidates).size).toBe(candidates.length);
});

test('what the property throws comes through, at once and unchanged', () => {
  const error = new Error('the estimator returned NaN');
  for (const failsFirst of [false, true]) {
    let calls = 0;
    const run = () =>
      searchCounterexample(domain, { seed: 1, runs: 20 }, () => {
        calls += 1;
        if (failsFirst && calls === 1) return false;
        throw error;
      });
    expect(run).toThrow(error);
    expect(calls).toBe(failsFirst ? 2 : 1);
  }
});

test('options that cannot be are refused by name', () => {
  const search = (options: Partial<Parameters<typeof searchCounterexample>[1]>) => () =>
    searchCounterexample(domain, { seed: 1, runs: 10, ...options }, () => true);
  expect(search({ seed: 0.5 })).toThrow('the seed 0.5 is not a 32-bit integer');
  expect(search({ seed: 2 ** 32 })).toThrow('is not a 32-bit integer');
  expect(search({ runs: 0 })).toThrow('runs is 0, which is not an integer >= 1');
  expect(search({ path: 'a:b' })).toThrow("'a:b' is not a path such as '3:0:1'");
  expect(search({ path: '0:9999' })).toThrow("the path '0:9999' leads to no point");
  expect(search({ path: '0:9999:0' })).toThrow("path '0:9999:0' leads to no point");
  expect(() => requireMember(domain, { ...simplest, n: 3 })).toThrow('n > dx + 1 is violated by n=3');
  expect(() => requireMember(domain, simplest)).not.toThrow();
});

test('a domain of reals alone, and one without parameters, can be drawn from', () => {
  const real = declareDomain({ sigma: positive('noise') }, 'sigma > 100, sigma < 101');
  expect(parameterDraws(real, { seed: 1, runs: 20 }).every((v) => violation(real, v) === null)).toBe(true);
  expect(parameterDraws(declareDomain({}, ''), { seed: 1, runs: 2 })).toEqual([{}, {}]);
});
