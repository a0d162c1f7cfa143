import type { Stats } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watch } from 'chokidar';
import { catalogue } from '../../theorems/index.ts';
import { readOnce, remembered } from './file-contents.ts';
import { filesAt, isPath, unknownId } from './load.ts';
import { UnknownReachError } from './named-files.ts';
import { namedFiles, reachedFiles } from './reached-files.ts';
import { SelectionError } from './selection-error.ts';
import { resolveModule } from './theorem-file.ts';

/** A look at files again and again. */
export interface TheoremWatch {
  /** The files that differ from what they were at the last answer, as soon as there are any; none once `signal` aborts. */
  readonly changed: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** An editor may write a file in several goes: milliseconds from the first sign of a change to the look at it. */
const pause = 100;

/**
 * Watches theorem files and all that they can reach. Their contents decide whether something has changed, so a file
 * that is saved as it was, and a report that is written into a watched folder, are no changes.
 *
 * @param targets - As of `loadTheorems`; ids of the catalogue are not watched.
 * @throws SelectionError for a wrong target.
 */
export function watchTheorems(targets: readonly string[], folder: string = process.cwd()): TheoremWatch {
  let roots = theoremFiles(targets, folder);
  let seen = contentsOf(roots);
  let stir = () => {};
  const places = targets.map((target) => resolve(folder, target));
  const watcher = watch([...places, ...seen.keys()], {
    ignored: (path, stats) => !places.includes(path) && !seen.has(path) && cannotMatter(path, stats),
  });
  // Also what is found at the beginning is a sign: it may have been written since it was seen.
  watcher.on('all', () => stir());
  const look = () => {
    roots = rootsNow(targets, folder, roots);
    const now = contentsOf(roots);
    const known = new Set([...seen.keys(), ...now.keys()]);
    const different = [...known].filter((file) => seen.get(file) !== now.get(file));
    seen = now;
    watcher.add([...now.keys()]);
    return different;
  };
  return {
    async changed(signal) {
      const end = () => stir();
      signal.addEventListener('abort', end);
      try {
        while (!signal.aborted) {
          const stirred = new Promise<void>((done) => {
            stir = done;
          });
          const different = look();
          if (different.length > 0) return different;
          await stirred;
          await wait(pause, undefined, { signal }).catch(() => {});
        }
        return [];
      } finally {
        signal.removeEventListener('abort', end);
      }
    },
    close: () => watcher.close(),
  };
}

/**
 * The theorem files that the targets name, as absolute paths: ids of the catalogue have none.
 *
 * @throws SelectionError for an unknown id, a path that leads nowhere, and a folder without theorem files.
 */
export function theoremFiles(targets: readonly string[], folder: string = process.cwd()): string[] {
  return targets
    .filter((target) => !catalogue.some(({ id }) => id === target))
    .flatMap((target) => {
      if (!isPath(target, folder)) throw unknownId(target, catalogue);
      return filesAt(resolve(folder, target), target);
    });
}

/** As in the search for theorem files. */
function cannotMatter(path: string, stats: Stats | undefined): boolean {
  const isHidden = /[/\\](node_modules|\.[^/\\]*)$/.test(path);
  return isHidden || (stats?.isFile() === true && !/\.m?[jt]s$/.test(path));
}

/** The theorem files; the same as before where a target is gone, which the run will say. */
function rootsNow(targets: readonly string[], folder: string, before: string[]): string[] {
  try {
    return theoremFiles(targets, folder);
  } catch (error) {
    if (error instanceof SelectionError) return before;
    throw error;
  }
}

/** The hash of every file that can be reached. */
function contentsOf(roots: readonly string[]): ReadonlyMap<string, string> {
  const contents = readOnce();
  const named = remembered((file) => {
    try {
      return namedFiles(file, contents, resolveModule);
    } catch (error) {
      if (error instanceof UnknownReachError) return []; // Too many files to watch.
      throw error;
    }
  });
  const files = new Set(roots.flatMap((file) => reachedFiles(file, named)));
  return new Map([...files].map((file) => [file, contents.hash(file)]));
}
