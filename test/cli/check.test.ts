import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, theoremText } from '../run/theorem-files.ts';
import { riskproof, start } from './command.ts';

const right = theoremText({ id: 'right' });
const wrong = theoremText({ id: 'wrong', formula: 'n + 1' });
const broken = theoremText({ id: 'broken', draw: 'return Number.NaN;' });
const quick = ['--profile', 'quick'];

test('a theorem that holds is supported: exit code 0', async () => {
  const outcome = await riskproof(['check', '.', ...quick], folderOf({ 'right.ts': right }));
  expect(outcome.stdout).toContain('1 theorem: 0 proved, 1 supported, 0 refuted, 0 undecided');
  expect(outcome.stderr).toBe('1/1 ✓ right supported\n');
  expect(outcome.code).toBe(0);
});

test('a wrong one is refuted: exit code 1, and the replay command shows the same counterexample', async () => {
  const folder = folderOf({ 'right.ts': right, 'wrong.ts': wrong });
  const first = await riskproof(['check', '.', ...quick], folder);
  expect(first.code).toBe(1);
  const replay = /replay +riskproof (.*)/.exec(first.stdout)![1]!;
  const again = await riskproof(replay.replaceAll("'", '').split(' '), folder);
  expect(again.code).toBe(1);
  const shown = (text: string) => /✗ wrong is refuted\n.*?road/s.exec(text)?.[0];
  expect(shown(again.stdout)).toBe(shown(first.stdout));
  expect(shown(again.stdout)).toContain('predicted');
});

test('an estimator that gives NaN: exit code 4, and the report says which and where', async () => {
  const outcome = await riskproof(
    ['check', '.', ...quick],
    folderOf({ 'broken.ts': broken, 'right.ts': right }),
  );
  expect(outcome.stdout).toMatch(
    /! broken could not be judged: the plain estimator returned NaN at n=\d+, sigma=/,
  );
  expect(outcome.stdout).toContain('✓  right');
  expect(outcome.code).toBe(4);
});

test('the bytes are the same for one worker, for two, and again', async () => {
  const folder = folderOf({ 'a.ts': right, 'b.ts': wrong, 'c.ts': broken });
  const run = (workers: string) =>
    riskproof(
      ['check', 'fft-fixed-design', '.', ...quick, '--reporter', 'json', '--workers', workers],
      folder,
    );
  const first = await run('1');
  const report = JSON.parse(first.stdout);
  expect(report.theorems.map(({ id }: { id: string }) => id)).toEqual([
    'fft-fixed-design',
    'right',
    'wrong',
    'broken',
  ]);
  for (const workers of ['2', '2']) expect(await run(workers)).toEqual(first);
});

test('standard output belongs to the report, whatever a theorem file prints', async () => {
  const chatty = `console.log('loading');\n${theoremText({ id: 'chatty', draw: "console.log('drawing'); return n;" })}`;
  const folder = folderOf({ 'chatty.ts': chatty });
  const outcome = await riskproof(['check', '.', '--runs', '1', '--reporter', 'json'], folder);
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

test('a device is written to, not replaced', async () => {
  const folder = folderOf({ 'right.ts': right });
  const words = ['check', 'right.ts', ...quick, '--reporter', 'json', '--output-file', '/dev/null'];
  expect(await riskproof(words, folder)).toMatchObject({ code: 0, stdout: '' });
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('Ctrl-C half way: exit code 2 within a second, what is finished is kept, no process is left', async () => {
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
  const begun = performance.now();
  child.kill('SIGINT');
  const { code } = await outcome;
  expect(performance.now() - begun).toBeLessThan(1000);
  expect(code).toBe(2);
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  expect(report).toMatchObject({ interrupted: true, theorems: [{ id: 'right', verdict: 'supported' }] });
  expect(() => process.kill(child.pid!, 0)).toThrow('ESRCH');
});

test('a theorem file that leaves a timer behind does not keep the process', async () => {
  const folder = folderOf({ 'timer.ts': `setInterval(() => {}, 1000);\n${theoremText({ id: 'timer' })}` });
  expect(await riskproof(['check', '.', ...quick], folder)).toMatchObject({ code: 0 });
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
