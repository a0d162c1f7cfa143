import { relative } from 'node:path';
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
  const file = relative(folder, source);
  const found = `riskproof check ${/^[\w./-]+$/.test(file) ? file : `'${file}'`} -t '^${theorem.id}$'`;
  const replay = counterexample.replay.replace(`riskproof check ${theorem.id}`, () => found);
  return { ...judgement, counterexample: { ...counterexample, replay } };
}
