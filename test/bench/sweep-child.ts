/**
 * The process that is timed: `jiti sweep-child.ts '{"sweeps": [...], "seeds": 100, "processes": 2, "seed": 1}'` draws
 * every sweep and prints what sweeps.py does, with threads for processes.
 */
import type * as Run from '../../src/run/sweep.ts';
import type * as Statistics from '../../src/sweep/statistics.ts';
import { compiledModule } from './compiled-module.ts';
import type { SweepsTask, TimedSweep, TimedSweeps } from './sweeps.ts';

const { openSweepPool } = await compiledModule<typeof Run>('src/run/sweep');
const { sweepResults } = await compiledModule<typeof Statistics>('src/sweep/statistics');

const task = JSON.parse(process.argv[2]!) as SweepsTask;
const pool = openSweepPool(task.processes);
// The threads load what they run; its first calls, which are slow, are timed.
await pool.run({ sweep: { ...task.sweeps[0]!, points: [] }, seed: 0, seeds: 10 * task.processes });

const timed: TimedSweep[] = [];
for (const sweep of task.sweeps) {
  const start = { time: performance.now(), processor: process.cpuUsage() };
  const statistics = (await pool.run({ sweep, seed: task.seed, seeds: task.seeds }))!;
  const points = sweepResults(sweep, statistics).map(({ fullFineTuning, trained }) => ({
    count: statistics.count,
    mean: [fullFineTuning, ...trained].map(({ mean }) => mean),
    error: [fullFineTuning, ...trained].map(({ error }) => error),
  }));
  const { user, system } = process.cpuUsage(start.processor);
  const seconds = (performance.now() - start.time) / 1000;
  timed.push({ name: sweep.name, seconds, processor: (user + system) / 1e6, points });
}
const all: TimedSweeps = { sweeps: timed, memory: process.resourceUsage().maxRSS * 1024 };
console.log(JSON.stringify(all));
await pool.close();
