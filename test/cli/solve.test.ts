import { expect, test } from 'vitest';
import { riskproof } from './command.ts';

test('the boundary of the samples solved for sigma2 turns the inequality round', async () => {
  const words = ['solve', 'regime-frozen-a-samples', '--for', 'sigma2', '--oracle', 'none'];
  const { code, stdout } = await riskproof(words);
  expect(code).toBe(0);
  expect(stdout).toContain('LoRA, frozen A has the lower risk iff σ² > b·(n − dx − 1)/(dy·(dx − r))\n');
  expect(stdout).toContain('n < boundary turns its direction wherever n > dx + 1, r < dx:');
  expect(await riskproof(words.map((word) => (word === 'sigma2' ? 'sigma^2' : word)))).toMatchObject({
    stdout,
  });
});

test('the same as data, with the proposals of the oracles beside it', async () => {
  const { stdout } = await riskproof(['solve', 'regime-frozen-a', '--for', 'b', '--format', 'json']);
  const { boundary, oracles } = JSON.parse(stdout);
  expect(boundary).toMatchObject({ of: 'b', signOfFactor: 'positive' });
  expect(oracles).toMatchObject([{ oracle: 'nerdamer' }, { oracle: 'mathjs' }]);
  for (const { opinion } of oracles) expect(['agrees', 'no answer']).toContain(opinion);
});

test('an oracle without time gives no answer, and nothing else changes', async () => {
  const words = ['solve', 'regime-frozen-a', '--for', 'r'];
  const alone = await riskproof([...words, '--oracle', 'none']);
  const hurried = await riskproof([...words, '--oracle', 'nerdamer', '--time-limit', '1']);
  expect(hurried.stdout).toBe(`${alone.stdout}  nerdamer: gave no answer within 1 ms\n`);
});

test.each([
  [['lora-floor', '--for', 'n'], "'lora-floor' is no regime but of the kind 'pathwise bound'"],
  [['lora-flor', '--for', 'n'], 'lora-floor'],
  [['regime-frozen-a', '--for', 'sigm'], "--for 'sigm': no symbol of 'regime-frozen-a'; did you mean sigma"],
  [['regime-frozen-a-noise', '--for', 'g'], "--for 'g': it is not in the boundary"],
  [['regime-frozen-a-underdetermined', '--for', 'n'], 'the boundary is of degree 3'],
])('solve %j is a usage error', async (flags, message) => {
  const outcome = await riskproof(['solve', ...flags]);
  expect(outcome).toMatchObject({ code: 4, stdout: '' });
  expect(outcome.stderr).toContain(message);
});
