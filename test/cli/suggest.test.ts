import { expect, test } from 'vitest';
import { riskproof } from './command.ts';

test('suggest says what each oracle answers and what the kernel says of it', async () => {
  const { code, stdout } = await riskproof([
    'suggest',
    '1/n + b',
    '--do',
    'simplify',
    '--time-limit',
    '30000',
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^simplify 1\/n \+ b\n {2}nerdamer: .*\n {4}\w+.*\n {2}mathjs: .*\n {4}confirmed: /);
});

test('where no answer is confirmed the exit code says so', async () => {
  const words = ['suggest', 'x^2 - 1', '--do', 'factor', '--oracle', 'mathjs'];
  expect(await riskproof(words)).toMatchObject({
    code: 1,
    stdout: "factor x^2 - 1\n  mathjs failed: it has no function for 'factor'\n",
  });
});

test.each([
  [['1/n', '--do', 'limit'], '--do limit needs --in <symbol>'],
  [['1/n', '--do', 'limit', '--in', 'm'], "--in 'm': no symbol of the formula; did you mean n?"],
  [['1/n', '--do', 'expand', '--at', '2'], '--at is for --do limit, not for --do expand'],
  [['1/(', '--do', 'expand'], '1/('],
])('suggest %j is a usage error', async (words, message) => {
  const outcome = await riskproof(['suggest', ...words]);
  expect(outcome).toMatchObject({ code: 4, stdout: '' });
  expect(outcome.stderr).toContain(message);
});
