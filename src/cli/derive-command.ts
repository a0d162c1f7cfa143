import { type Command, Option } from 'commander';
import { flagsOfCheck, withFlags } from './flags-of-check.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof derive`. */
export function addDerive(program: Command): void {
  const command = program
    .command('derive')
    .description('Check the derivations step by step, and name the first broken step')
    .argument(
      '[targets...]',
      'ids of the catalogue, theorem files, or folders of them (default: the whole catalogue)',
    );
  withFlags(
    command,
    flagsOfCheck(program, '--filter', '--seed', '--false-alarm', '--missed-error', '--profile'),
  )
    .addOption(
      new Option('--format <name>', 'format of the chains').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 no step is broken, 1 a step is broken, 3 internal error, 4 usage error, 5 nothing selected',
    );
  withFlags(command, flagsOfCheck(program, '--strict', '--output-file')).action(
    async (targets: string[], flags) => {
      const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
      const { derive } = await import('./derive.ts');
      process.exit(await derive(targets, flags, output));
    },
  );
}
