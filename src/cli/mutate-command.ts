import { type Command, Option } from 'commander';
import { flagsOfCheck, judgingFlags, withFlags } from './flags-of-check.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof mutate`. */
export function addMutate(program: Command): void {
  const command = program
    .command('mutate')
    .description('Mistype theorems in every way of a few common kinds, and see whether their draws notice')
    .argument(
      '[targets...]',
      'ids of the catalogue, theorem files, or folders of them (default: the whole catalogue)',
    );
  const judging = judgingFlags.filter((flag) => flag !== '--no-shrink');
  withFlags(command, flagsOfCheck(program, '--filter', ...judging))
    .addOption(
      new Option('--reporter <name>', 'format of the score').choices(['text', 'json']).default('text'),
    )
    .option('--verbose', 'in text, also the mutants that were killed, each with a point that killed it');
  withFlags(command, flagsOfCheck(program, '--output-file'))
    .addHelpText(
      'after',
      '\nExit codes: 0 every mutant that differs by more than twice what is detected is killed, 1 one survives or a' +
        '\ntheorem is refuted as it is written, 2 interrupted, 3 internal error, 4 usage error, 5 nothing selected',
    )
    .action(async (targets: string[], flags) => {
      const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
      const { mutate } = await import('./mutate.ts');
      process.exit(await mutate(targets, flags, output));
    });
}
