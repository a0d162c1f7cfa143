import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof, start } from './command.ts';

const quick = ['--watch', '--runs', '1', '--workers', '1'];
const waits = 'waiting for a change';

test('a change is judged, a broken file is said and outlived, Ctrl-C ends', async () => {
  const helper = (formula: string) => `export const formula = '${formula}';`;
  const b = theoremText({ id: 'b' }).replace("equals('n')", 'equals(formula)');
  const folder = folderOf({
    'mine/a.ts': theoremText({ id: 'a' }),
    'mine/b.ts': `import { formula } from '../shared/b.mjs';\n${b}`,
    'shared/b.mjs': helper('n'),
  });
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const { process: child, outcome, says } = start(['check', 'mine', ...quick], folder);
  await says('2/2 ✓ b supported');
  await says(waits);

  // A helper outside of the folder, which Node has loaded already.
  write('shared/b.mjs', helper('n + 1'));
  await says('changed: shared/b.mjs');
  await says('✗ b refuted');
  await says(waits);

  write('mine/b.ts', 'export const = 1;');
  await says("b.ts' cannot be loaded: ");
  await says(waits);

  rmSync(join(folder, 'mine/b.ts'));
  write('mine/c.ts', theoremText({ id: 'c' }));
  await says('2/2 ✓ c supported');
  await says(waits);

  child.kill('SIGINT');
  const { code, stdout } = await outcome;
  expect(code).toBe(0);
  expect(stdout.match(/^\d theorems: .*$/gm)).toEqual([
    '2 theorems: 0 proved, 2 supported, 0 refuted, 0 undecided',
    '2 theorems: 0 proved, 1 supported, 1 refuted, 0 undecided',
    '2 theorems: 0 proved, 2 supported, 0 refuted, 0 undecided',
  ]);
});

test('what is being judged when it changes is given up; Ctrl-C while judging keeps what is finished', async () => {
  const endless = theoremText({ id: 'b', draw: 'for (;;);' });
  const folder = folderOf({ 'a.ts': theoremText({ id: 'a' }), 'b.ts': endless });
  const { process: child, outcome, says } = start(['check', '.', ...quick], folder);
  await says('1/2 ✓ a supported');
  writeFileSync(join(folder, 'b.ts'), `${endless}// edited`);
  await says('changed: b.ts');
  await says('1/2 ✓ a supported');
  child.kill('SIGINT');
  const { code, stdout } = await outcome;
  expect(code).toBe(2);
  expect(stdout.match(/^Interrupted: .*$/gm)).toHaveLength(1);
});

test.each([
  ['check --watch', '--watch needs a theorem file or a folder of them'],
  ['check lora-floor --watch', '--watch needs a theorem file or a folder of them'],
  ['check --watch missing.ts', "'missing.ts' does not exist"],
])('riskproof %s is refused', async (words, line) => {
  const outcome = await riskproof(words.split(' '), folderOf({}));
  expect(outcome).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining(line) });
});
