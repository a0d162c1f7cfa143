import { type Command, Option } from 'commander';
import { exitCodesHelp, flagsOfCheck, judgingFlags, withFlags } from './flags-of-check.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof explain`. */
export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .description('Show what a theorem says, what its symbols mean, why it holds, and what became of it')
    .argument('<id>', 'an id of the catalogue, or a theorem file')
    .option('-t, --filter <pattern>', 'the one theorem of the file that is meant')
    .addOption(
      new Option('--format <name>', 'for a reader, or for a program')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--no-verdict', 'without judging it and what it stands on');
  withFlags(command, flagsOfCheck(program, '--output-file', '--strict', ...judgingFlags))
    .addHelpText('after', exitCodesHelp)
    .action(async (target: string, flags) => {
      const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
      const { explainTheorem } = await import('./explain.ts');
      process.exit(await explainTheorem(target, flags, output));
    });
}
