import { randomUUID } from 'node:crypto';
import { accessSync, constants, realpathSync, rmSync, statSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SelectionError } from '../run/selection-error.ts';

/** A file that is written whole or not at all. */
export interface OutputFile {
  readonly write: (text: string) => Promise<void>;
}

/**
 * Checks, before the run, that a report can be written after it. Folders are not created.
 *
 * @throws SelectionError if the file cannot be written.
 */
export function prepareOutput(path: string): OutputFile {
  const refuse = (reason: string) =>
    new SelectionError(`--output-file '${path}' cannot be written: ${reason}`);
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing?.isDirectory()) throw refuse('it is a folder');
  // A device or a pipe must not be replaced by a file.
  if (existing && !existing.isFile()) return { write: (text) => writeFile(path, text) };
  const target = existing ? realpathSync(path) : path;
  const folder = dirname(target);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw refuse(`the folder '${folder}' does not exist`);
  try {
    accessSync(folder, constants.W_OK);
    if (existing) accessSync(target, constants.W_OK);
  } catch {
    throw refuse('permission denied');
  }
  return {
    async write(text) {
      const whole = join(folder, `.${basename(target)}.${randomUUID()}`);
      try {
        await writeFile(whole, text, { flag: 'wx' });
        await rename(whole, target);
      } catch (error) {
        rmSync(whole, { force: true });
        throw refuse((error as Error).message);
      }
    },
  };
}
