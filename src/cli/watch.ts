import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { relative } from 'node:path';
import { SelectionError } from '../run/selection-error.ts';
import { theoremFiles, watchTheorems } from '../run/watch.ts';
import { exitCodes } from './exit-code.ts';

/**
 * `riskproof check --watch`: the command without the flag, again whenever a file of the theorems changes. Each round is
 * a process of its own, because Node never loads a module again; what has not changed comes from the cache.
 *
 * @param words - The command as it was given, after the program's name.
 * @returns The exit code, after Ctrl-C: 0 if it waited for a change, 2 if it was judging.
 * @throws SelectionError if a target is wrong, or none is a file or a folder.
 */
export async function watch(targets: readonly string[], words: readonly string[]): Promise<number> {
  if (theoremFiles(targets).length === 0) {
    throw new SelectionError(
      '--watch needs a theorem file or a folder of them: the theorems of the catalogue come compiled',
    );
  }
  const watching = watchTheorems(targets);
  const interrupt = new AbortController();
  let round: ChildProcess;
  let outcome: number = exitCodes.passed;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isRunning(round)) outcome = exitCodes.interrupted;
      round.kill(signal);
      interrupt.abort();
    });
  }
  while (true) {
    round = judge(words.filter((word) => word !== '--watch'));
    const ended = once(round, 'exit');
    const changed = watching.changed(interrupt.signal);
    await Promise.race([ended, changed]);
    if (interrupt.signal.aborted) await ended;
    else if (isRunning(round)) {
      // What it has finished is in the cache; its report would be of the past.
      round.kill('SIGKILL');
      await ended;
    } else say('waiting for a change; Ctrl-C ends');
    const files = await changed;
    if (files.length === 0) return outcome;
    say(`changed: ${files.map((file) => relative(process.cwd(), file)).join(', ')}`);
  }
}

/** A process group of its own: Ctrl-C in a terminal reaches this process only, which passes it on once. */
function judge(words: readonly string[]): ChildProcess {
  const command = [...process.execArgv, process.argv[1]!, ...words];
  return spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function say(line: string): void {
  process.stderr.write(`riskproof: ${line}\n`);
}
