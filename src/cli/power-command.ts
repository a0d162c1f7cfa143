import { type Command, Option } from 'commander';
import { flagsOfCheck, withFlags } from './flags-of-check.ts';
import { readCount } from './options.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof power`. */
export function addPower(program: Command): void {
  const command = program
    .command('power')
    .description('Say which error a number of draws would catch, or how many draws an error needs')
    .argument(
      '[targets...]',
      'ids of the catalogue, theorem files, or folders of them (default: the whole catalogue)',
    )
    .addOption(
      new Option(
        '--draws <count>',
        'a budget along each road at each point: show the smallest error that it catches',
      )
        .argParser(readCount)
        .conflicts('detects'),
    );
  withFlags(
    command,
    flagsOfCheck(
      program,
      '--detects',
      '--filter',
      '--seed',
      '--runs',
      '--false-alarm',
      '--missed-error',
      '--profile',
    ),
  ).addOption(new Option('--format <name>', 'format of the table').choices(['text', 'json']).default('text'));
  withFlags(command, flagsOfCheck(program, '--output-file'))
    .addHelpText(
      'after',
      '\nExit codes: 0 the table was made, whatever it says, 3 internal error, 4 usage error, 5 nothing selected',
    )
    .action(async (targets: string[], flags) => {
      const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
      const { power } = await import('./power.ts');
      process.exit(await power(targets, flags, output));
    });
}
