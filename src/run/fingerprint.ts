import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiled } from './compiled.ts';
import { type FileContents, readOnce, remembered, sha256 } from './file-contents.ts';
import { catalogueSource } from './load.ts';
import { namedFiles, reachedFiles } from './reached-files.ts';
import { resolveModule } from './theorem-file.ts';

/** Hashes of all that a judgement depends on beside the options, as the files are at one moment. */
export interface Fingerprints {
  /** Of the judge: the compiled files of this package without its command line and its reports. */
  readonly engine: string;
  /**
   * Of a theorem: every file that its own can reach, and the lock files of the project.
   *
   * @param source - 'catalogue', or the absolute path of a theorem file.
   * @throws UnknownReachError
   */
  readonly theorem: (source: string, id: string) => string;
}

const engineFolder = dirname(fileURLToPath(compiled('src/index')));
const catalogueFolder = dirname(fileURLToPath(compiled('theorems/index')));
/** What tells which versions a bare import finds; the last is what npm has really installed. */
const lockFiles = [
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'node_modules/.package-lock.json',
];

/** Fingerprints of the files as they are from now on: each is read once. */
export function fingerprints(contents: FileContents = readOnce()): Fingerprints {
  const engineFiles = scripts(engineFolder).filter(
    (file) => !/^(cli|report)[/\\]/.test(relative(engineFolder, file)),
  );
  const isEngine = new Set(engineFiles);
  const named = remembered((file) =>
    namedFiles(file, contents, resolveModule).filter((other) => !isEngine.has(other)),
  );
  const of = (folder: string, files: readonly string[]) => {
    const all = [...new Set([...files, ...locksFor(folder)])];
    return sha256(JSON.stringify(all.map((file) => [relative(folder, file), contents.hash(file)])));
  };
  const ofCatalogue = remembered((id) =>
    of(
      catalogueFolder,
      definedIn(id, contents).flatMap((file) => reachedFiles(file, named)),
    ),
  );
  const ofFile = remembered((file) => of(dirname(file), reachedFiles(file, named)));
  return {
    engine: of(engineFolder, engineFiles),
    theorem: (source, id) => (source === catalogueSource ? ofCatalogue(id) : ofFile(source)),
  };
}

/**
 * The compiled file of the catalogue that holds the id of a theorem, and all that it reaches; the whole catalogue if
 * several files hold it, or none.
 */
function definedIn(id: string, contents: FileContents): readonly string[] {
  const files = scripts(catalogueFolder);
  const holders = files.filter((file) => contents.bytes(file)?.includes(`id: '${id}'`));
  return holders.length === 1 ? holders : files;
}

function scripts(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => join(folder, name));
}

/** The lock files of a folder and of those above it, whether they exist or not. */
function locksFor(folder: string): string[] {
  const above = dirname(folder);
  const here = lockFiles.map((name) => join(folder, name));
  return above === folder ? here : [...here, ...locksFor(above)];
}
