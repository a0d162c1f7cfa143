import { type Command, Option } from 'commander';
import { exitCodesHelp, flagsOfCheck, judgingFlags, withFlags } from './flags-of-check.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof graph`. */
export function addGraph(program: Command): void {
  const command = program
    .command('graph')
    .description('Show what stands on what, with verdicts')
    .argument(
      '[targets...]',
      'ids of the catalogue, theorem files, or folders of them; what they stand on is added (default: the whole catalogue)',
    )
    .addOption(
      new Option('--format <name>', 'for a terminal, for Graphviz, or for Markdown')
        .choices(['text', 'dot', 'mermaid'])
        .default('text'),
    )
    .option('--no-verdicts', 'the graph alone, without judging anything');
  withFlags(command, flagsOfCheck(program, '--output-file', '--strict', '--bail', ...judgingFlags))
    .addHelpText('after', exitCodesHelp)
    .action(async (targets: string[], flags) => {
      const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
      const { graph } = await import('./graph.ts');
      process.exit(await graph(targets, flags, output));
    });
}
