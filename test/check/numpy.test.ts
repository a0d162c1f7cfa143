import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { formatExpression } from '../../src/algebra/expression.ts';
import { judge } from '../../src/check/theorem.ts';
import { restate } from '../../src/index.ts';
import { catalogue } from '../../theorems/index.ts';

const options = { seed: 5, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 } as const;
const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import numpy']).status === 0,
);
const written = catalogue.filter(
  ({ claim }) => (claim.kind === 'mean' || claim.kind === 'limit') && claim.of.numpy !== undefined,
);

test('most theorems about a mean can be shown in NumPy', () => {
  expect(written.length).toBeGreaterThanOrEqual(8);
});

describe.skipIf(python === undefined)('the NumPy program shows the discrepancy', () => {
  test.each(written.map((theorem) => [theorem.id, theorem] as const))('%s', (_id, theorem) => {
    const wrong = restate(theorem, `2*(${formatExpression(theorem.claimed!)})`);
    const { measured, numpy, predicted } = judge(wrong, options).counterexample!;
    const { stdout, stderr } = spawnSync(python!, ['-'], { input: numpy!, encoding: 'utf8' });
    expect(stderr).toBe('');
    const [formula, simulated, error] = stdout.match(/[\d.]+(e[+-]\d+)?/g)!.map(Number);
    expect(formula).toBeCloseTo(predicted!, 10);
    // riskproof stops as soon as the factor 2 is refuted, so its own estimate is coarse: within 30 % at worst.
    expect(Math.abs(simulated! - measured)).toBeLessThan(0.3 * measured + 6 * error!);
    expect(simulated! + 6 * error!).toBeLessThan(formula!);
    expect(numpy!.split('\n').length).toBeLessThanOrEqual(20);
  });
});
