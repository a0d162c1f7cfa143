import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FileContents } from './file-contents.ts';
import { filesNamed, filesOfModule, isFile } from './named-files.ts';

/** Where the module of a bare name lies, as an absolute path; null if it is not to be followed. */
export type ResolveBare = (name: string, from: string) => string | null;

const sourceEnding = /\.[mc]?[jt]sx?$/;
/** Text between two equal quotes in a line. Every quote is tried as the first one, so that none is overlooked. */
const literal = /(?=(["'`])((?:\\.|(?!\1)[^\\\n]){1,400})\1)/g;
const bareImport = /\b(?:from|import|require|resolve)\s*\(?\s*(["'`])([^"'`\n./][^"'`\n]*)\1/g;

/**
 * Every file that a source file can depend on, itself included, sorted: what the strings in it name, and so on from
 * there. That is more than it imports, which does no harm, and finds data files too. What is not found is a file whose
 * name the program puts together without a string that starts with ./ or ../ and names the folder.
 *
 * @param file - Absolute path.
 * @param named - The files that a file names: see `namedFiles`.
 */
export function reachedFiles(file: string, named: (file: string) => readonly string[]): string[] {
  const reached = new Set([file]);
  // A set keeps the order of insertion and is walked while it grows; a circle of imports ends by itself.
  for (const next of reached) for (const other of named(next)) reached.add(other);
  return [...reached].sort();
}

/**
 * The files that the strings of one source file name; none for a file of another kind.
 *
 * @throws UnknownReachError if a folder is named that has too many files, or cannot be read.
 */
export function namedFiles(file: string, contents: FileContents, resolveBare: ResolveBare): string[] {
  if (!sourceEnding.test(file)) return [];
  const text = contents.bytes(file)?.toString('utf8') ?? '';
  const folders = placesOf(file);
  const found: string[] = [];
  for (const name of new Set([...text.matchAll(literal)].map((match) => match[2]!))) {
    if (/^\.\.?(\/|$)/.test(name)) found.push(...folders.flatMap((folder) => filesNamed(folder, name)));
    // The name of a data file, which may also be read from the working directory.
    else if (/^[^\s:*?<>|]*[./][^\s:*?<>|]*$/.test(name)) {
      found.push(...[...folders, process.cwd()].map((folder) => resolve(folder, name)).filter(isFile));
    }
  }
  for (const [, , name] of text.matchAll(bareImport)) {
    const target = resolveBare(name!, file);
    if (target !== null) found.push(...filesOfModule(target));
  }
  return found;
}

/** The folder of the file, and where it really lies if it is a link: relative names may start from either. */
function placesOf(file: string): string[] {
  return [...new Set([dirname(file), ...(existsSync(file) ? [dirname(realpathSync(file))] : [])])];
}
