import { expect, test } from 'vitest';
import { riskproof } from './command.ts';

const broken = 'test/readme/broken-derivation.ts';

test('the first broken step is named, with its reason and a smallest counterexample', async () => {
  const { code, stdout } = await riskproof(['derive', broken]);
  expect(code).toBe(1);
  expect(stdout).toContain('It is broken: step 3 does not hold.');
  expect(stdout).toContain('step 3: at n=3, sigma=1 the reason gives 1 and the line 0.5');
  expect(stdout).toMatch(/derivations: 0 proved, 0 supported, 1 refuted, 0 undecided\n$/);
});

test('the same as data, and the same bytes for the same seed', async () => {
  const [first, again] = await Promise.all(
    [1, 2].map(() => riskproof(['derive', broken, '--format', 'json', '--profile', 'quick', '--seed', '3'])),
  );
  expect(first).toEqual(again);
  const [{ derivation }] = JSON.parse(first!.stdout).theorems;
  expect(derivation).toMatchObject({ from: 'R', verdict: 'refuted', firstBroken: 3 });
  expect(derivation.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
    'pathwise',
    'mean',
    'lemma',
    'claim',
  ]);
});

test('an unknown id has the answer that check gives', async () => {
  const outcome = await riskproof(['derive', 'lora-flor']);
  expect(outcome).toMatchObject({ code: 4, stdout: '' });
  expect(outcome.stderr).toContain('did you mean lora-floor');
  expect(await riskproof(['derive', '--filter', 'nothing-at-all'])).toMatchObject({ code: 5, stdout: '' });
});
