/**
 * Runs the whole catalogue under many suite seeds and counts the verdicts: `npm run seeds -- 50`. A true theorem is
 * refuted in one run with probability at most 1e-6, and an undecided one means that its budget of draws is too small.
 * Prints a Markdown table; exits with 1 if anything is refuted or undecided.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { SuiteReport } from '../../src/run/suite-report.ts';

const seeds = Number(process.argv[2] ?? 50);
const command = resolve(import.meta.dirname, '../../dist/src/cli/main.js');

console.log('| seed | proved | supported | refuted | undecided | draws | not supported |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
let failures = 0;
for (let seed = 1; seed <= seeds; seed++) {
  const run = spawnSync(
    process.execPath,
    [command, 'check', '--seed', `${seed}`, '--reporter', 'json', '--no-cache'],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  if (run.stdout === '') throw new Error(`seed ${seed}: ${run.stderr}`);
  const { summary, theorems } = JSON.parse(run.stdout) as SuiteReport;
  const failed = theorems.filter(({ verdict }) => verdict === 'refuted' || verdict === 'undecided');
  failures += failed.length;
  const draws = theorems.reduce((sum, theorem) => sum + theorem.draws, 0);
  const counts = [summary.proved, summary.supported, summary.refuted, summary.undecided, draws];
  console.log(
    `| ${[seed, ...counts, failed.map(({ id, note }) => `${id}: ${note}`).join('; ')].join(' | ')} |`,
  );
}
console.log(`\n${seeds} seeds, ${failures} refuted or undecided`);
process.exitCode = failures === 0 ? 0 : 1;
