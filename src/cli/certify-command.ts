import { type Command, Option } from 'commander';
import { exitCodesHelp, flagsOfCheck, withFlags } from './flags-of-check.ts';
import { outputFile, standardOutput } from './output.ts';

/** Declares `riskproof certify`. */
export function addCertify(program: Command): void {
  const command = program
    .command('certify')
    .description('Write the certificates of signs that hold for all parameters, or check written ones')
    .argument(
      '[targets...]',
      'ids of the catalogue, theorem files, or folders of them (default: the whole catalogue)',
    )
    .addOption(
      new Option('--format <name>', 'for a person, or for --check').choices(['text', 'json']).default('text'),
    )
    .addOption(
      new Option('--check <file>', 'check the certificates in this file, and search for nothing').conflicts(
        'outputFile',
      ),
    );
  withFlags(command, flagsOfCheck(program, '--filter', '--output-file'))
    .addHelpText('after', exitCodesHelp)
    .action(async (targets: string[], flags) => {
      const output = flags.outputFile === undefined ? standardOutput : outputFile(flags.outputFile);
      const { certify } = await import('./certify.ts');
      process.exit(await certify(targets, flags, output));
    });
}
