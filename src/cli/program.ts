/** The command line. Heavy modules are imported when they are needed: no help loads mathjs or the theorems. */
import { Command, CommanderError, Option } from 'commander';
import { oneLine } from '../run/one-line.ts';
import { SelectionError } from '../run/selection-error.ts';
import { version } from '../run/version.ts';
import { addAssumptions } from './assumptions-command.ts';
import { addCertify } from './certify-command.ts';
import { addCompare } from './compare-command.ts';
import { addDerive } from './derive-command.ts';
import { exitCodes } from './exit-code.ts';
import { addExplain } from './explain-command.ts';
import { addGraph } from './graph-command.ts';
import { addLock } from './lock-command.ts';
import { addMerge } from './merge-command.ts';
import { addMutate } from './mutate-command.ts';
import {
  type CheckFlags,
  readCount,
  readFraction,
  readPath,
  readPoint,
  readSeed,
  readShard,
} from './options.ts';
import { isBrokenPipe, outputFile, standardOutput } from './output.ts';
import { addPower } from './power-command.ts';
import { addSolve } from './solve-command.ts';
import { addSuggest } from './suggest-command.ts';

const program = new Command('riskproof')
  .description('Is this formula true, and would we have noticed if it were not?')
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(`riskproof: ${inOneLine(text)}\n`) });

program
  .command('check')
  .description('Judge theorems: those of the catalogue, or your own files and folders')
  .argument(
    '[targets...]',
    'ids of the catalogue, theorem files, or folders of them (default: the whole catalogue)',
  )
  .option('-t, --filter <pattern>', 'only ids that match this regular expression or contain this text')
  .option('--seed <integer>', 'the same seed gives the same bytes', readSeed, 1)
  .option('--path <path>', 'replay one counterexample', readPath)
  .option(
    '--at <point>',
    'judge one point only, e.g. "n=20,dx=12,dy=3,sigma=1"; a spectrum is s=3;1;1',
    readPoint,
  )
  .option('--runs <count>', 'parameter draws for each theorem (default: from the profile)', readCount)
  .option('--false-alarm <p>', 'P(anything true is refuted anywhere in the run)', readFraction, 1e-6)
  .option(
    '--missed-error <p>',
    'P(a claim that is wrong by more than --detects is supported)',
    readFraction,
    1e-6,
  )
  .option(
    '--detects <error>',
    'relative error that `supported` excludes, e.g. 2% (default: from the profile)',
    readFraction,
  )
  .addOption(
    new Option('--profile <name>', 'how hard to look')
      .choices(['quick', 'default', 'thorough'])
      .default('default'),
  )
  .addOption(
    new Option('--reporter <name>', 'format of the report')
      .choices(['text', 'json', 'junit', 'github'])
      .default('text'),
  )
  .option('--output-file <file>', 'write the report to this file')
  .option('--shard <i/n>', "draw the i-th of n parts of the run, for 'riskproof merge'", readShard)
  .option('--workers <count>', 'worker threads, which change no result (default: one a core)', readCount)
  .option('--bail', 'stop at the first theorem that is refuted or broken')
  .option('--strict', 'an undecided theorem fails the run')
  .option('--no-shrink', 'show a counterexample as it was found')
  .option('--no-cache', 'judge everything anew, and keep nothing for the next run')
  .option('--resume', 'go on where the same run, or shard, was interrupted')
  .option('--watch', 'judge again whenever a theorem file, or a file that it reaches, changes')
  .option('--update', 'accept what has changed against theorems.lock.json')
  .addHelpText(
    'after',
    '\nVerdicts are kept in node_modules/.cache/riskproof, else in ~/.cache/riskproof, or where RISKPROOF_CACHE says.' +
      '\nAn estimator must depend on nothing but its code, the files it names, and the stream it is given.' +
      '\n\nExit codes: 0 passed, 1 refuted, 2 interrupted, 3 internal error, 4 usage error, 5 nothing selected' +
      '\nA watch goes on until Ctrl-C: 0 if it was waiting, 2 if it was judging',
  )
  .action(async (targets: string[], flags: CheckFlags) => {
    if (flags.watch) {
      const { watch } = await import('./watch.ts');
      process.exit(await watch(targets, process.argv.slice(2)));
    }
    const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
    const { check } = await import('./check.ts');
    // Everything is written; a theorem file that left a timer behind must not keep the process.
    process.exit(await check(targets, flags, output));
  });

addGraph(program);
addExplain(program);
addDerive(program);
addCompare(program);
addAssumptions(program);
addLock(program);
addMerge(program);
addCertify(program);
addPower(program);
addSolve(program);
addSuggest(program);
addMutate(program);

function inOneLine(text: string): string {
  return text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
}

function fail(error: unknown): never {
  if (error instanceof CommanderError)
    process.exit(error.exitCode === 0 ? exitCodes.passed : exitCodes.usageError);
  if (error instanceof SelectionError) {
    process.stderr.write(`riskproof: ${error.message}\n`);
    process.exit(exitCodes.usageError);
  }
  process.stderr.write(`riskproof: internal error: ${oneLine(error)}\n`);
  if (error instanceof Error && error.stack) process.stderr.write(`${error.stack}\n`);
  process.exit(exitCodes.internalError);
}

process.on('uncaughtException', fail);
// The exit code stays what it is; see standardOutput.
process.stdout.on('error', (error) => {
  if (!isBrokenPipe(error)) fail(error);
});
if (process.argv.length <= 2) program.outputHelp();
else program.parseAsync().catch(fail);
