/**
 * The README tells the truth: what it shows of a command is what the command prints, and its code is a file that runs.
 * `UPDATE_README=1 npx vitest run test/readme.test.ts` writes the blocks anew.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const path = resolve(root, 'README.md');
const block = /<!-- (run|file): (.+) -->\n```\w+\n([\s\S]*?)```/g;
const readme = readFileSync(path, 'utf8');

/** What a block should say: the standard output of riskproof with these arguments, or the content of a file. */
function truth(kind: string, what: string): string {
  if (kind === 'file') return readFileSync(resolve(root, what), 'utf8');
  const words = what.split(' ');
  const fresh = words[0] === 'check' ? ['--no-cache'] : [];
  const command = [resolve(root, 'dist/src/cli/main.js'), ...words, ...fresh];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' }).stdout;
}

const blocks = [...readme.matchAll(block)].map((match) => [match[1]!, match[2]!, match[3]!] as const);

test('the README shows commands and code', () => {
  expect(blocks.map(([kind]) => kind)).toEqual(expect.arrayContaining(['run', 'file']));
});

test.each(blocks)('%s: %s', (kind, what, shown) => {
  const actual = truth(kind, what);
  if (process.env.UPDATE_README) {
    const current = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      current.replace(block, (whole, k, w, old) =>
        k === kind && w === what ? whole.replace(old, () => actual) : whole,
      ),
    );
    return;
  }
  expect(actual).toBe(shown);
});

test('the commands of the README are scripts of the package', () => {
  const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { scripts: object };
  const used = [...readme.matchAll(/npm (?:run )?(start|test|properties|calibrate|seeds|bench)\b/g)].map(
    ([, name]) => name,
  );
  expect(new Set(used).size).toBeGreaterThanOrEqual(5);
  for (const name of used) expect(scripts).toHaveProperty(name!);
});

test("the theorem of the README's four steps is judged, and holds", () => {
  const command = [
    resolve(root, 'dist/src/cli/main.js'),
    'check',
    'test/readme/my-theorems',
    '--reporter',
    'json',
    '--no-cache',
  ];
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  expect(status).toBe(0);
  expect(JSON.parse(stdout).theorems[0]).toMatchObject({ id: 'mean-of-noise', verdict: 'supported' });
});
