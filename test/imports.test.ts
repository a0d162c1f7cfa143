import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
/** From the ground up: a file imports from its own layer and from those before it. */
const layers = [
  'src/verdict.ts',
  'src/algebra',
  'src/models',
  'src/statistics',
  'src/sweep',
  'src/claims',
  'src/claims.ts',
  'src/derivation.ts',
  'src/derivation.ts',
  'src/theorem.ts',
  'src/check',
  'src/index.ts',
  'theorems',
  'src/run',
  'src/report',
  'src/cli',
];
const sources = ['src', 'theorems', 'properties'].flatMap((folder) =>
  readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
);
const importPattern = /(?:from|import)\s*\(?\s*'([^']+)'/g;

function importsOf(text: string): string[] {
  return [...text.matchAll(importPattern)].map((match) => match[1]!);
}

function layerOf(file: string): number {
  return layers.findIndex((layer) => file === layer || file.startsWith(`${layer}/`));
}

/** The imports of one file that point upwards. */
function upwardImports(file: string, text: string): string[] {
  return importsOf(text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(root, resolve(root, dirname(file), specifier)))
    .filter((target) => layerOf(target) > layerOf(file));
}

const read = (file: string) => readFileSync(resolve(root, file), 'utf8');

test('every source file belongs to a layer', () => {
  const files = sources.filter((file) => !file.startsWith('properties/'));
  expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
});

test('imports run one way', () => {
  const arrows = sources
    .filter((file) => layerOf(file) >= 0)
    .flatMap((file) => upwardImports(file, read(file)).map((target) => `${file} -> ${target}`));
  expect(arrows).toEqual([]);
});

test('an import that runs the other way is seen', () => {
  expect(upwardImports('src/statistics/power.ts', "import { judge } from '../check/theorem.ts';")).toEqual([
    'src/check/theorem.ts',
  ]);
});

test.each(['mathjs', 'nerdamer', 'ml-matrix'])('%s is imported in exactly one file', (library) => {
  const users = sources.filter((file) =>
    importsOf(read(file)).some((specifier) => specifier === library || specifier.startsWith(`${library}/`)),
  );
  expect(users).toHaveLength(1);
});

test('within src, fast-check is imported in exactly one file', () => {
  const users = sources.filter(
    (file) => file.startsWith('src/') && importsOf(read(file)).includes('fast-check'),
  );
  expect(users).toEqual(['src/check/parameters.ts']);
});

test('algebra, models, statistics, sweep and check use no Node interface, no clock and no unkeyed randomness', () => {
  const pure = sources.filter((file) => /^src\/(algebra|models|statistics|sweep|check)\//.test(file));
  const offending = pure.filter((file) =>
    /'node:|\bprocess\.(?:env|argv|exit|std)|\bBuffer\b|\bDate\b|performance\.now|Math\.random/.test(
      read(file),
    ),
  );
  expect(pure.length).toBeGreaterThan(20);
  expect(offending).toEqual([]);
});
