import { type Command, Option } from 'commander';
import { exitCodesHelp, flagsOfCheck, withFlags } from './flags-of-check.ts';
import { readColumns, readFraction } from './options.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof compare`. */
export function addCompare(program: Command): void {
  const command = program
    .command('compare')
    .description('Hold means and standard errors that you simulated yourself against a theorem')
    .argument(
      '<results>',
      'comma-separated values with a header: the parameters by name (a spectrum as 3;1;1), mean, se',
    )
    .requiredOption('--theorem <id>', 'an id of the catalogue, or a theorem file')
    .option('-t, --filter <pattern>', 'the one theorem of the file that is meant')
    .option('--columns <names>', 'columns with other names, as in mean=avg,se=stderr', readColumns)
    .addOption(
      new Option(
        '--detects <error>',
        'relative error that `supported` excludes at every row, e.g. 2% (default: 2%)',
      ).argParser(readFraction),
    );
  withFlags(command, flagsOfCheck(program, '--false-alarm', '--missed-error'))
    .addOption(
      new Option('--reporter <name>', 'format of the report').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', exitCodesHelp);
  withFlags(command, flagsOfCheck(program, '--output-file', '--strict')).action(
    async (results: string, flags) => {
      const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
      const { compare } = await import('./compare.ts');
      process.exit(await compare(results, flags, output));
    },
  );
}
