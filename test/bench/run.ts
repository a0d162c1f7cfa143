/** Processes that the benchmark runs and times. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

/** What a process took. */
export interface Usage {
  readonly stdout: string;
  readonly seconds: number;
  /** Processor time in seconds, of all threads. */
  readonly processor: number;
  /** Peak resident memory in bytes. */
  readonly memory: number;
}

/** What is told to a process before its own program: to write down what it has used when it ends. */
const writeUsage = `import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread)
  process.on('exit', () => writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage())));`;

/** Runs Node to its end. Throws an Error if it fails. */
export function runNode(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Usage {
  const folder = mkdtempSync(join(tmpdir(), 'riskproof-bench-'));
  try {
    const usage = join(folder, 'usage.json');
    const { stdout, seconds } = run(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(writeUsage)}`, ...words],
      { ...environment, BENCH_USAGE: usage },
    );
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
      readFileSync(usage, 'utf8'),
    ) as NodeJS.ResourceUsage;
    return { stdout, seconds, processor: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS * 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
