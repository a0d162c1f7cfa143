import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { formatExpression } from '../../src/algebra/expression.ts';
import { judge } from '../../src/check/theorem.ts';
import { natural, probabilityOf, type RandomEvent, rateOf, restate } from '../../src/index.ts';
import { catalogue } from '../../theorems/index.ts';
import { type ToyValues, theorem, toy } from './toys.ts';

const options = { seed: 5, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 } as const;
const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import numpy']).status === 0,
);
// A mean of 0 has no wrong formula that is a multiple of it.
const written = catalogue.filter(
  ({ claim }) =>
    ((claim.kind === 'mean' && claim.relativeTo === undefined) || claim.kind === 'limit') &&
    claim.of.numpy !== undefined,
);

test('most theorems about a mean can be shown in NumPy', () => {
  expect(written.length).toBeGreaterThanOrEqual(8);
});

describe.skipIf(python === undefined)('the NumPy program shows the discrepancy', () => {
  test.each(written.map((theorem) => [theorem.id, theorem] as const))('%s', (_id, theorem) => {
    const wrong = restate({ ...theorem, derivation: null }, `2*(${formatExpression(theorem.claimed!)})`);
    const { measured, numpy, predicted } = judge(wrong, options).counterexample!;
    // Half of the draws show a factor of 2 as well.
    const input = numpy!.replace('range(20_000)', 'range(10_000)');
    expect(input).not.toBe(numpy);
    const { stdout, stderr } = spawnSync(python!, ['-'], { input, encoding: 'utf8' });
    expect(stderr).toBe('');
    const [formula, simulated, error] = stdout.match(/[\d.]+(e[+-]\d+)?/g)!.map(Number);
    expect(formula).toBeCloseTo(predicted!, 10);
    // riskproof stops as soon as the factor 2 is refuted, so its own estimate is coarse: within 30 % at worst.
    expect(Math.abs(simulated! - measured)).toBeLessThan(0.3 * measured + 6 * error!);
    expect(simulated! + 6 * error!).toBeLessThan(formula!);
    expect(numpy!.split('\n').length).toBeLessThanOrEqual(20);
  });
});

describe.skipIf(python === undefined)('NumPy programs of the other kinds', () => {
  const numbersOf = (program: string) => {
    const { stdout, stderr } = spawnSync(python!, ['-'], { input: program, encoding: 'utf8' });
    expect(stderr).toBe('');
    return [...stdout.matchAll(/(formula|simulated) +(\S+)/g)].map(([, , text]) => Number(text));
  };

  test('a probability: the formula, with its exp, beside the simulated frequency', () => {
    const event: RandomEvent<ToyValues> = {
      name: 'late',
      sampler:
        ({ a }) =>
        (s) =>
          -a * Math.log(1 - s.uniform()) > 2,
      numpy: '\n    return rng.exponential(a) > 2',
    };
    const wrong = theorem({ ...toy, claim: probabilityOf(event).atMost('exp(-4/a)') });
    const { measured, numpy, predicted } = judge(wrong, options).counterexample!;
    const [formula, simulated] = numbersOf(numpy!);
    expect(formula).toBeCloseTo(predicted!, 10);
    expect(Math.abs(simulated! - measured)).toBeLessThan(0.1);
    expect(simulated!).toBeGreaterThan(formula!);
  });

  test('a rate: the exponent beside one that is fitted to means at the same sizes', () => {
    const wrong = theorem({
      id: 'toy',
      cites: 'none',
      statement: 'A toy.',
      parameters: { n: natural('samples') },
      claim: rateOf<{ n: number }>(
        {
          name: 'mean of 1/n',
          sampler:
            ({ n }) =>
            (s) =>
              (1 + 0.1 * s.normal()) / n,
          numpy: '\n    return (1 + 0.1 * rng.standard_normal()) / n',
        },
        { in: 'n' },
      ).is('-3/2'),
    });
    const { measured, numpy } = judge(wrong, options).counterexample!;
    const [formula, simulated] = numbersOf(numpy!);
    expect(formula).toBe(-1.5);
    expect(simulated!).toBeCloseTo(measured, 1);
  });
});
