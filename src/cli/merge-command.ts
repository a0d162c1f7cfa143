import type { Command } from 'commander';
import { flagsOfCheck, withFlags } from './flags-of-check.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof merge`. */
export function addMerge(program: Command): void {
  const command = program
    .command('merge')
    .description('Judge what the shards of a run have drawn: the verdicts are those of one long run')
    .argument('<parts...>', "files that 'riskproof check --shard i/n' wrote, one of each shard")
    .option('--partial', 'write the parts as one part, and judge nothing');
  withFlags(
    command,
    flagsOfCheck(program, '--reporter', '--output-file', '--workers', '--strict', '--no-shrink', '--update'),
  ).action(async (files: string[], flags) => {
    const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
    const { merge } = await import('./merge.ts');
    process.exit(await merge(files, flags, output));
  });
}
