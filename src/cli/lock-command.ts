import type { Command } from 'commander';
import { exitCodesHelp, flagsOfCheck, judgingFlags, withFlags } from './flags-of-check.ts';
import type { CheckFlags } from './options.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof lock`. */
export function addLock(program: Command): void {
  const command = program
    .command('lock')
    .description('Judge theorems and write theorems.lock.json, which `riskproof check` holds them against')
    .argument(
      '[targets...]',
      'ids of the catalogue, theorem files, or folders of them (default: the whole catalogue)',
    );
  const reporting = ['--filter', '--reporter', '--output-file', '--strict'];
  withFlags(command, flagsOfCheck(program, ...reporting, ...judgingFlags))
    .addHelpText('after', exitCodesHelp)
    .action(async (targets: string[], flags: CheckFlags) => {
      const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
      const { check } = await import('./check.ts');
      process.exit(await check(targets, { ...flags, lock: true }, output));
    });
}
