import { type Command, Option } from 'commander';
import { readCount } from './options.ts';

/** Declares `riskproof suggest`. */
export function addSuggest(program: Command): void {
  program
    .command('suggest')
    .description('Ask nerdamer to transform a formula of your own; the kernel judges the answer')
    .argument('<formula>', "e.g. 'dx/(n-dx-1)'")
    .addOption(
      new Option('--do <task>', 'what to do with it')
        .choices(['factor', 'differentiate', 'limit', 'partial-fractions', 'simplify', 'expand'])
        .makeOptionMandatory(),
    )
    .option('--in <symbol>', 'the symbol in which it is done; a limit is that for symbol → ∞')
    .option('--time-limit <milliseconds>', 'after which the oracle is cut off', readCount, 10_000)
    .addHelpText('after', '\nExit codes: 0 confirmed or not judged, 1 the answer is refuted, 4 usage error')
    .action(async (formula: string, flags) => {
      const { suggest } = await import('./suggest.ts');
      process.exit(await suggest(formula, flags));
    });
}
