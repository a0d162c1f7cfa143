import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof, start } from './command.ts';

const right = theoremText({ id: 'right' });
const wrong = theoremText({ id: 'wrong', formula: 'n + 1' });
const broken = theoremText({ id: 'broken', draw: 'return Number.NaN;' });
const quick = ['--profile', 'quick'];

const folder = folderOf({ 'broken.ts': broken, 'right.ts': right, 'wrong.ts': wrong });
const mixed = riskproof(['check', '.', ...quick, '--workers', '1'], folder);

test('a run with a refutation: exit code 1, a line for each theorem on both streams', async () => {
  const { code, stdout, stderr } = await mixed;
  expect(code).toBe(1);
  expect(stderr).toBe('1/3 ! broken broke\n2/3 ✓ right supported\n3/3 ✗ wrong refuted\n');
  expect(stdout).toContain('3 theorems: 0 proved, 1 supported, 1 refuted, 1 undecided (1 broke)');
});

test('an estimator that gives NaN is named, with the place', async () => {
  expect((await mixed).stdout).toMatch(
    /! broken could not be judged: the plain estimator returned NaN at n=\d+, sigma=/,
  );
});

test('the replay command shows the same counterexample', async () => {
  const { stdout } = await mixed;
  const replay = /replay +riskproof (.*)/.exec(stdout)![1]!;
  const again = await riskproof(replay.replaceAll("'", '').split(' '), folder);
  expect(again.code).toBe(1);
  const shown = (text: string) => /✗ wrong is refuted\n.*?replay/s.exec(text)?.[0];
  expect(shown(again.stdout)).toBe(shown(stdout));
  expect(shown(again.stdout)).toContain('predicted');
});

test('the bytes are the same for one worker, for two, and again', async () => {
  const run = (workers: string) =>
    riskproof(['check', 'eckart-young', '.', ...quick, '--reporter', 'json', '--workers', workers], folder);
  const first = await run('1');
  const ids = JSON.parse(first.stdout).theorems.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(['eckart-young', 'broken', 'right', 'wrong']);
  for (const workers of ['2', '2']) expect(await run(workers)).toEqual(first);
});

test('whatever a theorem file prints or leaves running, the report is all of standard output', async () => {
  const chatty = `console.log('loading');
setInterval(() => {}, 1000);
${theoremText({ id: 'chatty', draw: "console.log('drawing'); return n;" })}`;
  const outcome = await riskproof(
    ['check', '.', '--runs', '1', '--reporter', 'json'],
    folderOf({ 'chatty.ts': chatty }),
  );
  expect(outcome.code).toBe(0);
  expect(JSON.parse(outcome.stdout).summary.total).toBe(1);
  expect(outcome.stderr).toContain('loading');
  expect(outcome.stderr).toContain('drawing');
});

test('an output file is written whole, a link to it stays a link, and nothing else is left', async () => {
  const folder = folderOf({ 'right.ts': right, 'out/real.xml': 'old' });
  symlinkSync(join(folder, 'out/real.xml'), join(folder, 'out/link.xml'));
  const words = ['check', 'right.ts', ...quick, '--reporter', 'junit', '--output-file', 'out/link.xml'];
  const outcome = await riskproof(words, folder);
  expect(outcome).toMatchObject({ code: 0, stdout: '' });
  expect(outcome.stderr).toContain('riskproof: the report is in out/link.xml\n');
  expect(readFileSync(join(folder, 'out/real.xml'), 'utf8')).toMatch(/^<\?xml.*<\/testsuites>\n$/s);
  expect(readdirSync(join(folder, 'out'))).toEqual(['link.xml', 'real.xml']);
});

test('an output file that is refused stays as it was, and the run does not begin', async () => {
  const folder = folderOf({ 'right.ts': right, file: 'kept' });
  const outcome = await riskproof(['check', 'right.ts', '--output-file', 'file/x.json'], folder);
  expect(outcome).toMatchObject({ code: 4, stdout: '' });
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept');
  expect(outcome.stderr).not.toContain('right supported');
});

test('a device is written to, not replaced; a broken estimator alone gives exit code 4', async () => {
  const words = ['check', 'broken.ts', ...quick, '--output-file', '/dev/null'];
  expect(await riskproof(words, folder)).toMatchObject({ code: 4, stdout: '' });
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('Ctrl-C half way: exit code 2 although a draw never ends, what is finished is kept, no process is left', async () => {
  const folder = folderOf({ 'a.ts': right, 'b.ts': theoremText({ id: 'endless', draw: 'for (;;);' }) });
  writeFileSync(join(folder, 'report.json'), 'old');
  const words = [
    'check',
    '.',
    ...quick,
    '--reporter',
    'json',
    '--output-file',
    'report.json',
    '--workers',
    '1',
  ];
  const { process: child, outcome, says } = start(words, folder);
  await says('right supported');
  child.kill('SIGINT');
  const { code } = await outcome;
  expect(code).toBe(2);
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  expect(report).toMatchObject({ interrupted: true, theorems: [{ id: 'right', verdict: 'supported' }] });
  expect(() => process.kill(child.pid!, 0)).toThrow('ESRCH');
});

test('an estimator of infinite variance is undecided, which fails under --strict', async () => {
  // Of infinite variance: no pilot can bound it, so it stays undecided.
  const heavy = theoremText({ id: 'heavy', draw: 'return n + stream.studentT(1.5);' }).replace(
    /variance: .*\n/,
    '\n',
  );
  const folder = folderOf({ 'heavy.ts': heavy });
  const outcome = await riskproof(['check', '.', ...quick, '--strict'], folder);
  expect(outcome).toMatchObject({ code: 1, stdout: expect.stringContaining('? heavy is undecided') });
});
