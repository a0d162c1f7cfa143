import { relative } from 'node:path';
import type { JudgeOptions } from '../check/options.ts';
import { replayCommand } from '../check/replay.ts';
import type { TheoremJudgement } from '../verdict.ts';
import { catalogueSource, type LoadedTheorem } from './load.ts';

/**
 * The judgement with a replay command that finds the theorem again: the judge knows only its id, which is enough
 * for the catalogue; a theorem of a file needs the file.
 *
 * @param folder - Where the command will be run: the path is relative to it.
 */
export function withReplayOf(
  { theorem, source }: LoadedTheorem,
  judgement: TheoremJudgement,
  folder: string = process.cwd(),
): TheoremJudgement {
  const { counterexample } = judgement;
  if (source === catalogueSource || counterexample === null) return judgement;
  const replay = foundAgain(counterexample.replay, theorem.id, source, folder);
  return { ...judgement, counterexample: { ...counterexample, replay } };
}

/** The command that judges a theorem again under the same options. `folder` as above. */
export function repeatCommand(
  { theorem, source }: LoadedTheorem,
  options: JudgeOptions,
  folder: string = process.cwd(),
): string {
  const command = replayCommand(theorem, options);
  return source === catalogueSource ? command : foundAgain(command, theorem.id, source, folder);
}

/** A command for a theorem of the catalogue, for one of a file. */
function foundAgain(command: string, id: string, source: string, folder: string): string {
  const file = relative(folder, source);
  const found = `riskproof check ${/^[\w./-]+$/.test(file) ? file : `'${file}'`} -t '^${id}$'`;
  return command.replace(`riskproof check ${id}`, () => found);
}
