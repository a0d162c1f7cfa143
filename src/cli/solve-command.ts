import { type Command, Option } from 'commander';
import { flagsOfCheck, withFlags } from './flags-of-check.ts';
import { oracleOption, timeLimitOption } from './oracle-options.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof solve`. */
export function addSolve(program: Command): void {
  const command = program
    .command('solve')
    .description(
      'Solve the boundary of a regime for another symbol, and say when the inequality keeps its direction',
    )
    .argument('<regime>', 'an id of the catalogue, or a theorem file')
    .requiredOption('--for <symbol>', 'a symbol of the boundary, e.g. n, b, r, or a square: sigma^2, sigma2')
    .option('-t, --filter <pattern>', 'the one theorem of the file that is meant')
    .addOption(oracleOption("whose proposal is held against the kernel's solution", ['none']))
    .addOption(timeLimitOption())
    .addOption(
      new Option('--format <name>', 'format of the solution').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', '\nExit codes: 0 solved, 3 internal error, 4 usage error');
  withFlags(command, flagsOfCheck(program, '--output-file')).action(async (target: string, flags) => {
    const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
    const { solve } = await import('./solve.ts');
    process.exit(await solve(target, flags, output));
  });
}
