import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isFile } from './named-files.ts';

/** Files as they were when they were first asked for. */
export interface FileContents {
  /** Null if there is no such file, or it cannot be read. */
  readonly bytes: (path: string) => Buffer | null;
  /** SHA-256 of the bytes; 'missing' where there are none. */
  readonly hash: (path: string) => string;
}

/** Reads each file at most once. */
export function readOnce(): FileContents {
  const bytes = remembered(bytesOf);
  const hash = remembered((path) => hashOf(bytes(path)));
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
  try {
    return isFile(path) ? readFileSync(path) : null;
  } catch {
    return null; // A theorem that needs it says so itself.
  }
}

function hashOf(bytes: Buffer | null): string {
  return bytes === null ? 'missing' : sha256(bytes);
}
