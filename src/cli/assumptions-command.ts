import { type Command, Option } from 'commander';
import { flagsOfCheck, withFlags } from './flags-of-check.ts';
import { readPoint } from './options.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof assumptions`. */
export function addAssumptions(program: Command): void {
  const command = program
    .command('assumptions')
    .description('Replace each assumption of a theorem by an alternative and judge the claim again')
    .argument(
      '[targets...]',
      'ids of the catalogue, theorem files, or folders of them (default: the whole catalogue)',
    );
  withFlags(command, flagsOfCheck(program, '--filter'))
    .option('--assumption <names...>', 'only these alternatives, e.g. rademacher-design')
    .addOption(
      new Option(
        '--at <point>',
        'look at one point only, e.g. "n=20,dx=12"; what is left out has a usual value',
      ).argParser(readPoint),
    );
  withFlags(
    command,
    flagsOfCheck(program, '--seed', '--false-alarm', '--missed-error', '--detects', '--profile'),
  ).addOption(
    new Option('--reporter <name>', 'format of the table').choices(['text', 'json']).default('text'),
  );
  withFlags(command, flagsOfCheck(program, '--output-file', '--workers'))
    .addHelpText(
      'after',
      '\nExit codes: 0 the table was made, whatever it says, 2 interrupted, 3 internal error, 4 usage error, 5 nothing selected',
    )
    .action(async (targets: string[], flags) => {
      const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
      const { assumptions } = await import('./assumptions.ts');
      process.exit(await assumptions(targets, flags, output));
    });
}
