import { Console } from 'node:console';
import { type LoadedTheorem, loadTheorems } from '../run/load.ts';
import { select } from '../run/select.ts';
import { SelectionError } from '../run/selection-error.ts';

/**
 * The one theorem that is meant.
 *
 * @param target - An id of the catalogue, or a theorem file.
 * @param filter - Picks one of several in a file, as `--filter` of `check` does.
 * @throws SelectionError if there is none or more than one.
 */
export async function oneTheorem(target: string, filter?: string): Promise<LoadedTheorem> {
  // Standard output belongs to the report, whatever a theorem file prints.
  globalThis.console = new Console(process.stderr, process.stderr);
  const loaded = await loadTheorems([target]);
  const theorems = select(loaded, filter === undefined ? {} : { filter });
  if (theorems.length === 1) return theorems[0]!;
  const ids = (theorems.length === 0 ? loaded : theorems).map(({ theorem }) => theorem.id).join(', ');
  throw new SelectionError(
    theorems.length === 0
      ? `no theorem of '${target}' matches --filter '${filter}': it has ${ids}`
      : `one theorem is meant, but '${target}' has ${theorems.length}: ${ids} (--filter picks one)`,
  );
}
