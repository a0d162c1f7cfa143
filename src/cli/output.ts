import { randomUUID } from 'node:crypto';
import { accessSync, constants, realpathSync, rmSync, type Stats, statSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { oneLine } from '../run/one-line.ts';
import { SelectionError } from '../run/selection-error.ts';

/** Where a report goes. */
export interface Output {
  /** Whether a person sees it on a terminal that shows colour. */
  readonly colour: boolean;
  /** @throws SelectionError if it cannot be written after all. */
  readonly write: (text: string) => Promise<void>;
}

/** Standard output. A reader that has seen enough (`riskproof check | head`) is not an error. */
export const standardOutput: Output = {
  colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
  write: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => (error && !isBrokenPipe(error) ? reject(error) : resolve()));
    }),
};

export function isBrokenPipe(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE';
}

/**
 * A file that is written whole or not at all. That it can be written is checked now, before the run. Folders are not created.
 *
 * @throws SelectionError if the file cannot be written.
 */
export function outputFile(path: string): Output {
  const refuse = (reason: string) =>
    new SelectionError(`--output-file '${path}' cannot be written: ${reason}`);
  const existing = stateOf(path);
  if (existing?.isDirectory()) throw refuse('it is a folder');
  const target = existing ? realpathSync(path) : path;
  const folder = dirname(target);
  if (!stateOf(folder)?.isDirectory()) throw refuse(`the folder '${folder}' does not exist`);
  // A device or a pipe must not be replaced by a file.
  const isReplaced = existing === null || existing.isFile();
  try {
    if (existing) accessSync(target, constants.W_OK);
    if (isReplaced) accessSync(folder, constants.W_OK);
  } catch {
    throw refuse('permission denied');
  }
  const write = isReplaced ? replaceFile : writeFile;
  return {
    colour: false,
    write: async (text) => {
      await write(target, text).catch((error: unknown) => {
        throw refuse(oneLine(error));
      });
      process.stderr.write(`riskproof: the report is in ${path}\n`);
    },
  };
}

async function replaceFile(target: string, text: string): Promise<void> {
  const whole = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    await writeFile(whole, text, { flag: 'wx' });
    await rename(whole, target);
  } finally {
    rmSync(whole, { force: true });
  }
}

function stateOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
