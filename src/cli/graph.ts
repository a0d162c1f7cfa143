import { Console } from 'node:console';
import { graphOf } from '../report/graph.ts';
import { graphDot } from '../report/graph-dot.ts';
import { graphMermaid } from '../report/graph-mermaid.ts';
import { graphText } from '../report/graph-text.ts';
import { withFoundations } from '../run/foundations.ts';
import { loadTheorems } from '../run/load.ts';
import { judgeTheorems } from './check.ts';
import { exitCode, exitCodes } from './exit-code.ts';
import type { JudgingFlags } from './options.ts';
import type { Output } from './output.ts';

const formats = { text: graphText, dot: graphDot, mermaid: graphMermaid } as const;

/** The flags of `riskproof graph`, read and checked. */
export interface GraphFlags extends JudgingFlags {
  readonly format: keyof typeof formats;
  readonly verdicts: boolean;
  readonly strict?: true;
}

/**
 * `riskproof graph`: writes what stands on what.
 *
 * @returns The exit code of the judgement; that of success without one.
 * @throws SelectionError for what can be seen to be wrong before the run.
 */
export async function graph(targets: readonly string[], flags: GraphFlags, output: Output): Promise<number> {
  // Standard output belongs to the report, whatever a theorem file prints.
  globalThis.console = new Console(process.stderr, process.stderr);
  const theorems = withFoundations(await loadTheorems(targets));
  const report = flags.verdicts ? await judgeTheorems(theorems, flags) : null;
  const drawn = graphOf(
    theorems.map(({ theorem }) => theorem),
    report,
  );
  await output.write(formats[flags.format](drawn, { colour: output.colour }));
  return report === null ? exitCodes.passed : exitCode(report, flags.strict ?? false);
}
