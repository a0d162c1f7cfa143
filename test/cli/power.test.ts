import { expect, test } from 'vitest';
import { riskproof } from './command.ts';

const power = (words: string) => riskproof(['power', ...words.split(' ')]);

test('the draws that an error needs: a line a road, and which point decides', async () => {
  const { code, stdout, stderr } = await power('fft-overdetermined rank-step-greedy --runs 2 --detects 5%');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^riskproof .*, power, seed 1, profile default: the draws that 5 % needs$/m);
  expect(stdout).toMatch(/^ {2}plain +10 % +[\d,]+ +[\d,]+ +n = /m);
  expect(stdout).toMatch(/^ {2}5 % needs [\d,]+ draws at a point; the bottleneck is conditioned at n = /m);
  expect(stdout).toContain('rank-step-greedy (identity): exact, nothing is drawn');
});

test('the error that a budget catches, as JSON, the same bytes each time', async () => {
  const words = 'lora-small-noise lora-floor --runs 2 --draws 5000 --format json';
  const [first, second] = await Promise.all([power(words), power(words)]);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toBe(second.stdout);
  const report = JSON.parse(first.stdout);
  expect(report).toMatchObject({ seed: 1, draws: 5000, detects: null });
  expect(report.theorems.map(({ id }: { id: string }) => id)).toEqual(['lora-small-noise', 'lora-floor']);
  expect(report.theorems[1].caught.error).toBeCloseTo(1 - 1e-6 ** (1 / 5000), 12);
  expect(report.theorems[0].roads[0].note).toMatch(/within the bias bound/);
});

test('draws too few for any error', async () => {
  const { code, stdout } = await power('fft-overdetermined --runs 1 --draws 100');
  expect(code).toBe(0);
  expect(stdout).toContain('too few draws to catch any error');
});

test.each([
  ['--draws 0', 4, "'0' is invalid"],
  ['--draws 10 --detects 2%', 4, "'--draws <count>' cannot be used with option '--detects <error>'"],
  ['no-such-theorem', 4, 'no-such-theorem'],
  ['--filter zzz', 5, "no theorem matches --filter 'zzz'"],
])('%s: exit code %i and one line', async (words, code, line) => {
  const outcome = await power(words);
  expect(outcome).toMatchObject({ code, stdout: '' });
  expect(outcome.stderr).toContain(line);
  expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
});
