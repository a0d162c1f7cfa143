import { expect, test } from 'vitest';
import { riskproof } from './command.ts';

test('the boundary of the samples solved for sigma2 turns the inequality round', async () => {
  const { code, stdout } = await riskproof([
    'solve',
    'regime-frozen-a-samples',
    '--for',
    'sigma2',
    '--oracle',
    'none',
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/LoRA, frozen A has the lower risk iff sigma2 > /);
  expect(stdout).toContain('certified negative');
});

test('the same as data, with the proposal of nerdamer beside it', async () => {
  const { stdout } = await riskproof(['solve', 'regime-frozen-a', '--for', 'b', '--format', 'json']);
  const { boundary, oracles } = JSON.parse(stdout);
  expect(boundary).toMatchObject({ symbol: 'b', signOfFactor: 'positive' });
  expect(oracles).toMatchObject([{ oracle: 'nerdamer' }]);
  expect(['agrees', 'no answer']).toContain(oracles[0].opinion);
});

test.each([
  [['lora-floor', '--for', 'n'], "'lora-floor' is no regime but of the kind 'pathwise bound'"],
  [
    ['regime-frozen-a', '--for', 'sigm2'],
    "--for 'sigm2': no symbol of 'regime-frozen-a'; did you mean sigma2?",
  ],
  [['regime-frozen-a-noise', '--for', 'g'], "--for 'g': 'g' is not in the boundary"],
  [['regime-frozen-a-underdetermined', '--for', 'n'], 'the boundary is of degree 3'],
])('solve %j is a usage error', async (flags, message) => {
  const outcome = await riskproof(['solve', ...flags]);
  expect(outcome).toMatchObject({ code: 4, stdout: '' });
  expect(outcome.stderr).toContain(message);
});

test('suggest says what the kernel says, and refuses what it cannot read', async () => {
  const outcome = await riskproof(['suggest', '1/n + b', '--do', 'expand']);
  expect(outcome).toMatchObject({ code: 0 });
  expect(outcome.stdout).toContain('kernel: confirmed');
  expect(await riskproof(['suggest', '1/n', '--do', 'limit'])).toMatchObject({ code: 4, stdout: '' });
  expect((await riskproof(['suggest', '1/n', '--do', 'limit', '--in', 'm'])).stderr).toContain("--in 'm'");
  expect((await riskproof(['suggest', '1/(', '--do', 'expand'])).code).toBe(4);
});
