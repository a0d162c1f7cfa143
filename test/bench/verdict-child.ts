/**
 * The process that is timed: `jiti verdict-child.ts points.json WORKERS` judges lists of points, one for each theorem,
 * and prints the verdicts of each, and the seconds without start-up, imports and a warm-up: a point of each list.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { hooks } from './run.ts';
import type { PointTask } from './verdict-worker.ts';
import type { JudgedPoint, TimedList, TimedVerdicts } from './verdicts.ts';

const lists = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as PointTask[][];
const workers = Array.from(
  { length: Number(process.argv[3]) },
  () =>
    new Worker(resolve(import.meta.dirname, 'verdict-worker.ts'), {
      execArgv: ['--import', hooks],
      workerData: lists.map(([point]) => point),
    }),
);
await Promise.all(workers.map((worker) => once(worker, 'message')));

async function timeList(points: readonly PointTask[]): Promise<TimedList> {
  const judged: JudgedPoint[] = [];
  const start = { time: performance.now(), processor: process.cpuUsage() };
  let next = 0;
  const lane = async (worker: Worker) => {
    while (next < points.length) {
      const index = next++;
      worker.postMessage(points[index]);
      [judged[index]] = (await once(worker, 'message')) as [JudgedPoint];
    }
  };
  await Promise.all(workers.map(lane));
  const { user, system } = process.cpuUsage(start.processor);
  return { judged, seconds: (performance.now() - start.time) / 1000, processor: (user + system) / 1e6 };
}

const timed: TimedList[] = [];
for (const points of lists) timed.push(await timeList(points));
const printed: TimedVerdicts = { lists: timed, memory: process.resourceUsage().maxRSS * 1024 };
console.log(JSON.stringify(printed));
await Promise.all(workers.map((worker) => worker.terminate()));
