import type { Command, Option } from 'commander';

/** How theorems are judged: flags that mean the same wherever theorems are judged. */
export const judgingFlags = [
  '--seed',
  '--runs',
  '--false-alarm',
  '--missed-error',
  '--detects',
  '--profile',
  '--workers',
  '--no-shrink',
  '--no-cache',
] as const;

export const exitCodesHelp =
  '\nExit codes: 0 passed, 1 refuted, 2 interrupted, 3 internal error, 4 usage error, 5 nothing selected';

/** The flags with these long names, as `riskproof check` declares them: name, default, meaning and all. */
export function flagsOfCheck(program: Command, ...names: readonly string[]): Option[] {
  const { options } = program.commands.find((command) => command.name() === 'check')!;
  return names.flatMap((name) => options.filter(({ long }) => long === name));
}

/** Adds the flags to a command. */
export function withFlags(command: Command, flags: readonly Option[]): Command {
  for (const flag of flags) command.addOption(flag);
  return command;
}
