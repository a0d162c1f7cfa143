/**
 * The process that is timed: `jiti verdict-child.ts points.json WORKERS` judges every point and prints the verdicts,
 * and the seconds without start-up and imports.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { hooks } from './run.ts';
import type { PointTask } from './verdict-worker.ts';
import type { JudgedPoint, TimedVerdicts } from './verdicts.ts';

const points = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as PointTask[];
const workers = Array.from(
  { length: Number(process.argv[3]) },
  () =>
    new Worker(resolve(import.meta.dirname, 'verdict-worker.ts'), {
      execArgv: ['--import', hooks],
      workerData: [...new Set(points.map(({ id }) => id))],
    }),
);
await Promise.all(workers.map((worker) => once(worker, 'message')));

const judged: JudgedPoint[] = [];
const start = { time: performance.now(), processor: process.cpuUsage() };
let next = 0;
await Promise.all(
  workers.map(async (worker) => {
    while (next < points.length) {
      const index = next++;
      worker.postMessage(points[index]);
      [judged[index]] = (await once(worker, 'message')) as [JudgedPoint];
    }
  }),
);
const { user, system } = process.cpuUsage(start.processor);
const timed: TimedVerdicts = {
  judged,
  seconds: (performance.now() - start.time) / 1000,
  processor: (user + system) / 1e6,
  memory: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(timed));
await Promise.all(workers.map((worker) => worker.terminate()));
