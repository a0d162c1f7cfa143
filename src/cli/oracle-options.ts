import { Option } from 'commander';
import type { OracleName } from '../run/oracle.ts';
import { readCount } from './options.ts';

/** `--oracle`, `all` by default. */
export function oracleOption(meaning: string, further: readonly string[] = []): Option {
  return new Option('--oracle <name>', meaning)
    .choices(['nerdamer', 'mathjs', 'all', ...further])
    .default('all');
}

export function timeLimitOption(): Option {
  return new Option('--time-limit <milliseconds>', 'after which an oracle is cut off')
    .argParser(readCount)
    .default(5_000);
}

/** The oracles that a choice of `--oracle` means. */
export function oraclesOf(choice: OracleName | 'all' | 'none'): readonly OracleName[] {
  if (choice === 'none') return [];
  return choice === 'all' ? ['nerdamer', 'mathjs'] : [choice];
}
