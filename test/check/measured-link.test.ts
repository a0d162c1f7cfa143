/** Links of toy derivations, each beside the same link with something false in it. */
import { expect, test } from 'vitest';
import { judgeDerivation } from '../../src/check/derivation.ts';
import {
  algebra,
  atLeast,
  atMost,
  type Derivation,
  definition,
  inTheMean,
  limitByAlgebra,
  limitByHalving,
  limitWithin,
  meanOf,
  natural,
  onEverySample,
  positive,
  type Step,
  step,
  theorem,
} from '../../src/index.ts';

const options = { seed: 1, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 } as const;

interface Sizes {
  readonly n: number;
  readonly sigma: number;
}

/** S, the sum of n squared normals, and functions of it and of a small h: Q is S·(1 + h) at h, h/2 and h/4. */
const drawn: NonNullable<Derivation<Sizes>['drawn']> =
  ({ n }) =>
  (stream) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += stream.normal() ** 2;
    const at = (h: number) => () => sum * (1 + h + h * h);
    return {
      condition: () => 1,
      symbols: {
        S: () => sum,
        M: () => Math.max(sum, 1),
        Q: at(1e-4),
        Q2: at(1e-4 / 2),
        Q4: at(1e-4 / 4),
        B: () => 2e-4 * sum,
        tight: () => 1e-9 * sum,
      },
    };
  };

/** The links of a chain, judged. */
function judged(from: string, ...steps: Step[]) {
  const symbols = {
    S: 'sum',
    M: 'maximum',
    Q: 'at h',
    Q2: 'at h/2',
    Q4: 'at h/4',
    B: 'bound',
    tight: 'bound',
  };
  const toy = theorem({
    id: 'toy',
    cites: '',
    statement: '',
    parameters: { n: natural('draws'), sigma: positive('scale') },
    claim: meanOf<Sizes>({ name: 'S', sampler: () => () => 1 }).equals('n'),
    derivation: { from, symbols, drawn, steps },
  });
  return judgeDerivation(toy, options)!.steps.slice(0, -1);
}

const verdictsOf = (from: string, ...steps: Step[]) => judged(from, ...steps).map(({ verdict }) => verdict);

const links: [string, string, Step, Step][] = [
  ['in the mean', 'S', step('n', inTheMean('χ²')), step('1.5*n', inTheMean('χ²'))],
  ['at most in the mean', 'S', atMost('2*n', inTheMean('')), atMost('n/2', inTheMean(''))],
  ['at least in the mean', 'S', atLeast('n/2', inTheMean('')), atLeast('2*n', inTheMean(''))],
  ['cancelling in the mean', 'S - n', step('0', inTheMean('')), step('1', inTheMean(''))],
  ['on every sample', '2*S', step('S + S', onEverySample('')), step('S + M', onEverySample(''))],
  ['at least on every sample', 'M', atLeast('S', onEverySample('')), atLeast('S + 1/10', onEverySample(''))],
  ['at most on every sample', 'S', atMost('M', onEverySample('')), atMost('M - 1/10', onEverySample(''))],
  ['definition', 'M', step('M', definition('S', 'S')), step('S', definition('M', 'S'))],
  [
    'limit within a bound',
    'Q',
    step('S', limitWithin('h -> 0', 'B')),
    step('S', limitWithin('h -> 0', 'tight')),
  ],
  [
    'limit by halving',
    'Q',
    step('S', limitByHalving('h -> 0', ['Q', 'Q2', 'Q4'])),
    step('S*1.00001', limitByHalving('h -> 0', ['Q', 'Q2', 'Q4'])),
  ],
];

test.each(links)('%s: a true link is supported and a false one is refuted', (_name, from, good, bad) => {
  expect(['proved', 'supported']).toContain(verdictsOf(from, good)[0]);
  expect(verdictsOf(from, bad)).toEqual(['refuted']);
});

const exact: [string, string, Step, Step][] = [
  [
    'limit at infinity',
    '(2*n + 1)/(n + 3)',
    step('2', limitByAlgebra('n -> infinity')),
    step('1', limitByAlgebra('n -> infinity')),
  ],
  [
    'limit at 0',
    '(sigma + n)/(2 + sigma)',
    step('n/2', limitByAlgebra('sigma -> 0')),
    step('n', limitByAlgebra('sigma -> 0')),
  ],
  ['no limit', 'n', step('n', algebra), step('1', limitByAlgebra('n -> infinity'))],
  ['an equation', '(n + 1)^2', step('n^2 + 2*n + 1', algebra), step('n^2 + 1', algebra)],
];

test.each(exact)('%s: a true link is proved and a false one is refuted', (_name, from, good, bad) => {
  expect(verdictsOf(from, good)).toEqual(['proved']);
  expect(verdictsOf(from, bad)).toEqual(['refuted']);
});

test('an inequality between formulas is proved on the whole domain, or refuted at its smallest points', () => {
  expect(verdictsOf('n + sigma', atLeast('n', algebra))).toEqual(['proved']);
  // The sign of a symbol that is drawn is not known.
  expect(verdictsOf('n + S', atLeast('n', algebra))).toEqual(['undecided']);
  expect(verdictsOf('n', atLeast('n + sigma', algebra))).toEqual(['refuted']);
  // The smallest point at which it fails, not one at which the sides merely differ: 2 ≥ 1 holds at n = 1.
  const [wrong] = judged('2*n', atLeast('n^2', algebra));
  expect(wrong!.counterexample).toBe('at n=3 the reason gives 6 and the line 9');
});

test('what is no algebra is the same where it is written in the same way, and otherwise not decided', () => {
  expect(verdictsOf('exp(-n)', step('exp(-n)', algebra))).toEqual(['proved']);
  expect(verdictsOf('exp(-n)', step('exp(-n)^1', algebra))).toEqual(['undecided']);
});

test('a limit that is none is an error', () => {
  expect(() => verdictsOf('n', step('1', limitByAlgebra('n towards 3')))).toThrow(
    "'n towards 3' is not a limit",
  );
});
