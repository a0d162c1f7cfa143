import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

export interface Outcome {
  /** Null if a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** Resolves when standard error holds the text, after what the call before has waited for. */
  readonly says: (text: string) => Promise<void>;
}

/**
 * Starts the compiled command as a process of its own, as a shell does.
 *
 * @param cache - Where it keeps verdicts; default: a new folder, so that nothing comes from an earlier run.
 */
export function start(words: readonly string[], folder: string = process.cwd(), cache?: string): Running {
  const ownCache = cache ?? mkdtempSync(join(tmpdir(), 'riskproof-cache-'));
  const child = spawn(process.execPath, [main, ...words], {
    cwd: folder,
    env: { ...process.env, RISKPROOF_CACHE: ownCache },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (cache === undefined) child.on('exit', () => rmSync(ownCache, { recursive: true }));
  let stdout = '';
  let stderr = '';
  let heard = 0;
  let listen = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    listen();
  });
  return {
    process: child,
    outcome: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    }),
    says: (text) =>
      new Promise((resolve) => {
        listen = () => {
          const place = stderr.indexOf(text, heard);
          if (place < 0) return;
          heard = place + text.length;
          listen = () => {};
          resolve();
        };
        listen();
      }),
  };
}

export function riskproof(words: readonly string[], folder?: string, cache?: string): Promise<Outcome> {
  return start(words, folder, cache).outcome;
}
