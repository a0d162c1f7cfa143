import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof } from './command.ts';

const folder = folderOf({
  'right.ts': theoremText({ id: 'right' }),
  'wrong.ts': theoremText({ id: 'wrong', formula: 'n + 1' }),
});

test('without a verdict it is a matter of reading', async () => {
  const outcome = await riskproof(['explain', 'lora-frozen-a', '--no-verdict']);
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  expect(outcome.stdout).toContain('noise-given-design gives V, with √(b + dy·σ²) for its σ');
  expect(outcome.stdout).not.toContain('how to cite the check');
});

test('with one it is judged, can be cited and repeated', async () => {
  const { code, stdout } = await riskproof(
    ['explain', 'right.ts', '--profile', 'quick', '--seed', '7'],
    folder,
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/✓ supported \(exact\): [\d,]+ draws at 3 points, catches 5 %/);
  expect(stdout).toContain("again: riskproof check right.ts -t '^right$' --seed 7 --profile quick\n");
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'riskproof 0.1.0, seed 7, profile quick: right is supported (exact)',
  );
});

test('a refutation fails, also as JSON', async () => {
  const words = 'explain wrong.ts --profile quick --format json';
  const { code, stdout } = await riskproof(words.split(' '), folder);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ id: 'wrong', judged: { verdict: 'refuted' } });
});

test('an unknown id has the answer that check gives', async () => {
  const outcome = await riskproof(['explain', 'lora-flor']);
  expect(outcome).toMatchObject({ code: 4, stdout: '' });
  expect(outcome.stderr).toBe(
    "riskproof: 'lora-flor' is neither a theorem of the catalogue nor a path; did you mean lora-floor?\n",
  );
});
