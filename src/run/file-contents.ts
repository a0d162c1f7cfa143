import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stateOf } from './named-files.ts';

/** Files as they were when they were first asked for. */
export interface FileContents {
  /** Null if there is no such file, or it is not read. */
  readonly bytes: (path: string) => Buffer | null;
  /** SHA-256 of the bytes; of a file that is not read, its size and when it was written; 'missing' if there is none. */
  readonly hash: (path: string) => string;
}

/** Larger files are not read: 64 MiB. */
const largest = 2 ** 26;

/** Reads each file at most once. */
export function readOnce(): FileContents {
  const bytes = remembered(bytesOf);
  const hash = remembered((path) => {
    const content = bytes(path);
    return content === null ? traceOf(path) : sha256(content);
  });
  return { bytes, hash };
}

/** SHA-256 in hexadecimal digits. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The same function, which computes each value once. */
export function remembered<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key)!;
  };
}

function bytesOf(path: string): Buffer | null {
  const state = stateOf(path);
  try {
    return state?.isFile() && state.size <= largest ? readFileSync(path) : null;
  } catch {
    return null; // A theorem that needs it says so itself.
  }
}

function traceOf(path: string): string {
  const state = stateOf(path);
  return state?.isFile() ? `${state.size} bytes of ${state.mtimeMs}` : 'missing';
}
