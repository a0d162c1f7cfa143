import { readFileSync } from 'node:fs';

/** The version in package.json, which lies two folders up from the sources and three from the compiled copy. */
export const version: string = readVersion(
  new URL(import.meta.url.endsWith('.ts') ? '../../package.json' : '../../../package.json', import.meta.url),
);

function readVersion(file: URL): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
