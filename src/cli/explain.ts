import { catalogue } from '../../theorems/index.ts';
import { explain } from '../report/explain.ts';
import { explainText } from '../report/explain-text.ts';
import type { Explanation } from '../report/explanation.ts';
import { withFoundations } from '../run/foundations.ts';
import { repeatCommand } from '../run/replay.ts';
import type { Theorem } from '../theorem.ts';
import { judgeOptions, judgeTheorems } from './check.ts';
import { exitCode, exitCodes } from './exit-code.ts';
import { oneTheorem } from './one-theorem.ts';
import type { JudgingFlags } from './options.ts';
import type { Output } from './output.ts';

const formats = {
  text: explainText,
  json: (explanation: Explanation) => `${JSON.stringify(explanation, null, 2)}\n`,
} as const satisfies Record<string, (explanation: Explanation, options: { colour?: boolean }) => string>;

/** The flags of `riskproof explain`, read and checked. */
export interface ExplainFlags extends JudgingFlags {
  readonly filter?: string;
  readonly format: keyof typeof formats;
  readonly verdict: boolean;
  readonly strict?: true;
}

/**
 * `riskproof explain`: writes what there is to know of one theorem. It is judged together with all that it stands on.
 *
 * @returns The exit code of the judgement; that of success without one.
 * @throws SelectionError for what can be seen to be wrong before the run.
 */
export async function explainTheorem(target: string, flags: ExplainFlags, output: Output): Promise<number> {
  const loaded = await oneTheorem(target, flags.filter);
  const theorems = withFoundations([loaded]);
  const known = withoutRepeats([...theorems.map(({ theorem }) => theorem), ...catalogue]);
  const report = flags.verdict ? await judgeTheorems(theorems, flags) : null;
  const command = repeatCommand(loaded, judgeOptions(flags, [loaded]));
  const explanation = explain(loaded.theorem, known, report && { report, command });
  await output.write(formats[flags.format](explanation, { colour: output.colour }));
  return report === null ? exitCodes.passed : exitCode(report, flags.strict ?? false);
}

/** The first theorem of each id. */
function withoutRepeats(theorems: readonly Theorem[]): Theorem[] {
  return [...new Map([...theorems].reverse().map((theorem) => [theorem.id, theorem])).values()].reverse();
}
