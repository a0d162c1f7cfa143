import { Console } from 'node:console';
import { type LoadedTheorem, loadTheorems } from '../run/load.ts';
import { nearest } from '../run/nearest.ts';
import { select } from '../run/select.ts';

/**
 * The theorems that targets and filter name; none after a line on standard error. From here on standard output belongs
 * to the report, whatever a theorem file prints.
 *
 * @throws SelectionError for a target that is neither an id nor a path.
 */
export async function selectedTheorems(
  targets: readonly string[],
  flags: { readonly filter?: string },
): Promise<LoadedTheorem[]> {
  globalThis.console = new Console(process.stderr, process.stderr);
  const loaded = await loadTheorems(targets);
  const theorems = select(loaded, flags);
  if (theorems.length === 0) {
    const ids = loaded.map(({ theorem }) => theorem.id);
    process.stderr.write(
      `riskproof: no theorem matches --filter '${flags.filter}'${nearest(flags.filter!, ids)}\n`,
    );
  }
  return theorems;
}
