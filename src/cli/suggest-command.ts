import { type Command, Option } from 'commander';
import { oracleOption, timeLimitOption } from './oracle-options.ts';

/** Declares `riskproof suggest`. */
export function addSuggest(program: Command): void {
  program
    .command('suggest')
    .description(
      'Ask nerdamer and mathjs to transform a formula of your own; the kernel judges their answers',
    )
    .argument('<formula>', "e.g. 'dx/(n-dx-1)'")
    .addOption(
      new Option('--do <task>', 'what to do with it')
        .choices(['factor', 'differentiate', 'limit', 'partial-fractions', 'simplify', 'expand'])
        .makeOptionMandatory(),
    )
    .option('--in <symbol>', 'the symbol in which it is done')
    .option('--at <formula>', 'where a limit is taken (default: as the symbol tends to ∞)')
    .addOption(oracleOption('who is asked'))
    .addOption(timeLimitOption())
    .addHelpText(
      'after',
      '\nExit codes: 0 an answer is confirmed, 1 none is, 3 internal error, 4 usage error',
    )
    .action(async (formula: string, flags) => {
      const { suggest } = await import('./suggest.ts');
      process.exit(await suggest(formula, flags));
    });
}
