import { realpathSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createJiti } from 'jiti';
import { isTheorem, type Theorem } from '../theorem.ts';
import { compiled } from './compiled.ts';
import { isFile } from './named-files.ts';
import { oneLine } from './one-line.ts';
import { refuseExit } from './refuse-exit.ts';
import { SelectionError } from './selection-error.ts';

// 'riskproof' in a theorem file means the riskproof that judges it, wherever the file lies; every import of it is
// then the same copy, and mathjs is loaded once.
const alias = {
  riskproof: fileURLToPath(compiled('src/index')),
  'riskproof/theorems': fileURLToPath(compiled('theorems/index')),
};
const jiti = createJiti(import.meta.url, { interopDefault: false, alias });

/**
 * The theorems that a TypeScript or JavaScript file exports, alone or in lists, in the order of the exports' names.
 *
 * @param file - Absolute path.
 * @throws SelectionError if the file cannot be read, does not compile, or throws.
 */
export async function loadTheoremFile(file: string): Promise<Theorem[]> {
  const exported = await importFile(file);
  const names = Object.keys(exported).sort();
  return [...new Set(names.flatMap((name) => exported[name]).filter(isTheorem))];
}

/**
 * Where a theorem file finds a module that it imports by its bare name, as a path; null for a part of Node, for what
 * is not found, and for what is installed from a registry.
 *
 * @param file - Absolute path of the file that imports it.
 */
export function resolveModule(name: string, file: string): string | null {
  const url = isBuiltin(name)
    ? undefined
    : jiti.esmResolve(name, { parentURL: pathToFileURL(file), try: true });
  if (url === undefined) return null;
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  if (Object.values(alias).includes(path)) return path;
  return isFile(path) && !/[/\\]node_modules[/\\]/.test(realpathSync(path)) ? path : null;
}

async function importFile(file: string): Promise<Readonly<Record<string, unknown>>> {
  const allowExit = refuseExit();
  try {
    return await jiti.import<Record<string, unknown>>(file);
  } catch (error) {
    throw new SelectionError(`'${file}' cannot be loaded: ${oneLine(error)}`);
  } finally {
    allowExit();
  }
}
