import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SelectionError } from './selection-error.ts';

const endings = /\.m?[jt]s$/;
const notTheorems = /\.(d|test)\.m?[jt]s$/;

/**
 * The theorem files of a path, sorted: the file itself, or the .ts, .mts, .js and .mjs files of a folder and the
 * folders in it, without tests, declarations, node_modules and hidden folders.
 *
 * @param path - Absolute path that exists.
 * @param shown - The path as the user wrote it, for messages.
 * @throws SelectionError if there is none.
 */
export function findTheoremFiles(path: string, shown: string): string[] {
  if (!statSync(path).isDirectory()) {
    if (endings.test(path)) return [path];
    throw new SelectionError(`'${shown}' is not a theorem file: its name must end in .ts, .mts, .js or .mjs`);
  }
  const files = filesBelow(path);
  if (files.length === 0) throw new SelectionError(`the folder '${shown}' has no theorem file`);
  return files;
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesBelow(path);
    }
    return endings.test(entry.name) && !notTheorems.test(entry.name) ? [path] : [];
  });
}
