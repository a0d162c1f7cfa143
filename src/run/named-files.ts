import { readdirSync, type Stats, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

/** A file names a folder that has too many files or cannot be read, so what it depends on is not known. */
export class UnknownReachError extends Error {}

const mostFiles = 500;
const endings = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.tsx', '.jsx', '.json'];
/** A source may name the file that another becomes, or the one that it was. */
const otherEndings: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
  '.jsx': ['.tsx'],
  '.ts': ['.js'],
  '.mts': ['.mjs'],
  '.cts': ['.cjs'],
  '.tsx': ['.jsx', '.js'],
};

/**
 * The files that exist and that a relative name can mean: the module, or everything in the folder. Of a template, as
 * in `./data/${n}.csv`, the folder before the first blank counts.
 *
 * @param folder - What the name is relative to.
 * @param name - '.', '..', or what starts with ./ or ../.
 * @throws UnknownReachError
 */
export function filesNamed(folder: string, name: string): string[] {
  const blank = name.indexOf('${');
  if (blank >= 0) return filesBelow(resolve(folder, name.slice(0, name.lastIndexOf('/', blank) + 1)));
  const path = resolve(folder, name.replace(/\?.*$/, ''));
  return [...filesOfModule(path), ...(name.includes('/') ? filesBelow(path) : [])];
}

/** The files that exist and that a module's path, with or without its ending, can mean. */
export function filesOfModule(path: string): string[] {
  const ending = extname(path);
  const others = otherEndings[ending];
  const withOther = (others ?? []).map((other) => path.slice(0, -ending.length) + other);
  const longer = others === undefined && ending !== '.json' ? [path, join(path, 'index')] : [];
  const candidates = [path, ...withOther, ...longer.flatMap((base) => endings.map((added) => base + added))];
  return candidates.filter(isFile);
}

export function isFile(path: string): boolean {
  return stateOf(path)?.isFile() === true;
}

/** The files of a folder and the folders in it, without node_modules and what is hidden; none if it is no folder. */
function filesBelow(path: string): string[] {
  const files: string[] = [];
  const folders = isFolder(path) ? [path] : [];
  for (const folder of folders) {
    for (const name of namesIn(folder)) {
      if (name === 'node_modules' || name.startsWith('.')) continue;
      const inside = join(folder, name);
      (isFolder(inside) ? folders : files).push(inside);
    }
    if (files.length > mostFiles) throw new UnknownReachError(`'${path}' has more than ${mostFiles} files`);
  }
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new UnknownReachError(`'${folder}' cannot be read`);
  }
}

function isFolder(path: string): boolean {
  return stateOf(path)?.isDirectory() === true;
}

/** Null for what does not exist, and for what cannot be reached: below a file, or in a circle of links. */
export function stateOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
