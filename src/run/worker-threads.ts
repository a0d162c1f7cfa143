import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { compiled } from './compiled.ts';

/**
 * Threads that run tasks by the default export of a module, or by the one that is named.
 *
 * @param module - Beside this one, without an ending: its compiled copy is run.
 * @param count - How many tasks can run at the same time, at least 1.
 */
export function openWorkerThreads(module: string, count: number): Tinypool {
  const pool = new Tinypool({
    filename: fileURLToPath(compiled(`src/run/${module}`)),
    runtime: 'worker_threads',
    minThreads: count,
    maxThreads: count,
  });
  // One that dies between two tasks is replaced, and nothing is lost.
  pool.on('error', () => {});
  return pool;
}
