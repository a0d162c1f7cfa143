/** A thread that judges theorems at points, along every road of theirs, with the compiled modules. */
import { parentPort, workerData } from 'node:worker_threads';
import type * as Measurement from '../../src/check/measurement.ts';
import type { Point } from '../../src/check/point.ts';
import type * as Catalogue from '../../src/run/catalogue.ts';
import { type Verdict, weaker } from '../../src/verdict.ts';
import { compiledModule } from './compiled-module.ts';
import type { JudgedPoint } from './verdicts.ts';

/** A point whose theorem is named: a theorem has functions, and cannot be sent. */
export type PointTask = Omit<Point, 'theorem'> & { readonly id: string };

const { measurementsOf } = await compiledModule<typeof Measurement>('src/check/measurement');
const { inCatalogue } = await compiledModule<typeof Catalogue>('src/run/catalogue');

/** A point of each theorem, which is judged before the clock starts: that compiles the code. */
const warmUp = workerData as readonly PointTask[];
const theorems = new Map(
  await Promise.all(warmUp.map(async ({ id }) => [id, (await inCatalogue(id))!] as const)),
);

function judgePoint({ id, ...at }: PointTask): JudgedPoint {
  const theorem = theorems.get(id)!;
  const evidence = measurementsOf(theorem).map(({ measure }) => measure({ ...at, theorem }));
  return {
    verdict: evidence.reduce<Verdict>((worst, { verdict }) => weaker(worst, verdict), 'proved'),
    draws: evidence.reduce((sum, { draws }) => sum + draws, 0),
  };
}

const port = parentPort!;
port.on('message', (task: PointTask) => port.postMessage(judgePoint(task)));
for (const point of warmUp) judgePoint({ ...point, seed: point.seed + 1 });
port.postMessage('ready');
