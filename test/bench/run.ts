/** Processes that the benchmark runs and times. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');

/** How `node` runs a TypeScript file of this folder. */
export function script(name: string): string[] {
  return [resolve(root, 'node_modules/jiti/lib/jiti-cli.mjs'), resolve(import.meta.dirname, name)];
}

/** What lets a thread load TypeScript. */
export const hooks = pathToFileURL(resolve(root, 'node_modules/jiti/lib/jiti-register.mjs')).href;

/** The command, as it is compiled. */
export const riskproof = resolve(root, 'dist/src/cli/main.js');

/** A Python that has NumPy, or null. */
export function pythonWithNumPy(): string | null {
  const commands = ['python3', '/usr/bin/python3'];
  return commands.find((command) => spawnSync(command, ['-c', 'import numpy']).status === 0) ?? null;
}

/**
 * Runs a process to its end: what it prints, and the seconds that took.
 *
 * @throws Error with what it says if it fails.
 */
export function run(
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { readonly stdout: string; readonly seconds: number } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, words, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${[command, ...words].join(' ')}: ${stderr}`);
  return { stdout, seconds };
}
