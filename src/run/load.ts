import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Theorem } from '../theorem.ts';
import { inCatalogue, wholeCatalogue } from './catalogue.ts';
import { nearest } from './nearest.ts';
import { SelectionError } from './selection-error.ts';
import { findTheoremFiles } from './theorem-folder.ts';

/** A theorem, and where a worker finds it again: the catalogue, or the absolute path of a file. */
export interface LoadedTheorem {
  readonly theorem: Theorem;
  readonly source: string;
  /** Judged with this formula in the place of the claimed one. */
  readonly formula?: string;
}

/** The source of the theorems that come with riskproof. */
export const catalogueSource = 'catalogue';

/**
 * The theorems that the targets name, in the order of the targets.
 *
 * @param targets - Ids of the catalogue, theorem files, or folders of theorem files. None means the catalogue.
 * @param folder - What relative paths start from.
 * @throws SelectionError for an unknown id, a missing or broken file, a target without theorems, or one id for two
 * different theorems.
 */
export async function loadTheorems(
  targets: readonly string[],
  folder: string = process.cwd(),
): Promise<readonly LoadedTheorem[]> {
  if (targets.length === 0) return fromCatalogue(await wholeCatalogue());
  const loaded: LoadedTheorem[] = [];
  for (const target of targets) {
    const known = await inCatalogue(target);
    if (known !== undefined) loaded.push(...fromCatalogue([known]));
    else if (isPath(target, folder)) loaded.push(...(await fromPath(resolve(folder, target), target)));
    else throw unknownId(target, await wholeCatalogue());
  }
  return withoutRepeats(loaded);
}

function fromCatalogue(theorems: readonly Theorem[]): LoadedTheorem[] {
  return theorems.map((theorem) => ({ theorem, source: catalogueSource }));
}

async function fromPath(path: string, target: string): Promise<LoadedTheorem[]> {
  // What reads TypeScript takes a while to load.
  const { loadTheoremFile } = await import('./theorem-file.ts');
  const loaded: LoadedTheorem[] = [];
  for (const file of filesAt(path, target)) {
    const theorems = await loadTheoremFile(file);
    loaded.push(...theorems.map((theorem) => ({ theorem, source: file })));
  }
  // A folder may also hold files that its theorems share.
  if (loaded.length === 0) throw new SelectionError(`'${target}' exports no theorem`);
  return loaded;
}

/** Throws a SelectionError if nothing is there. */
export function filesAt(path: string, target: string): string[] {
  if (!existsSync(path)) throw new SelectionError(`'${target}' does not exist`);
  return findTheoremFiles(path, target);
}

export function isPath(target: string, folder: string): boolean {
  return /[/\\]|\.m?[jt]s$/.test(target) || existsSync(resolve(folder, target));
}

export function unknownId(target: string, catalogue: readonly Theorem[]): SelectionError {
  const ids = catalogue.map(({ id }) => id);
  return new SelectionError(
    `'${target}' is neither a theorem of the catalogue nor a path${nearest(target, ids)}`,
  );
}

/** A theorem that is named twice, or exported again by another file, is judged once. */
function withoutRepeats(loaded: readonly LoadedTheorem[]): LoadedTheorem[] {
  const byId = new Map<string, LoadedTheorem>();
  for (const next of loaded) {
    const earlier = byId.get(next.theorem.id);
    if (earlier === undefined) byId.set(next.theorem.id, next);
    else if (earlier.theorem !== next.theorem) {
      const where = [...new Set([earlier.source, next.source])].join(' and ');
      throw new SelectionError(`two theorems have the id '${next.theorem.id}', in ${where}`);
    }
  }
  return [...byId.values()];
}
