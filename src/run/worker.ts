/** What runs in a worker thread: one theorem is found again, and judged or drawn for. */
import { Console } from 'node:console';
import type { JudgeOptions } from '../check/options.ts';
import { drawShard } from '../check/shard.ts';
import { recordStreams, type Shard } from '../check/stream-recorder.ts';
import { judge } from '../check/theorem.ts';
import { restate, type Theorem } from '../theorem.ts';
import type { TheoremJudgement } from '../verdict.ts';
import { inCatalogue } from './catalogue.ts';
import { openCheckpoint } from './checkpoint.ts';
import { refuseExit } from './refuse-exit.ts';

/** One theorem to judge. A theorem has functions and cannot be sent to a worker, but its place can. */
export interface JudgeTask {
  /** `catalogue`, or the absolute path of a theorem file. */
  readonly source: string;
  readonly id: string;
  /** Takes the place of the claimed formula. */
  readonly formula?: string;
  readonly options: JudgeOptions;
  /** Statistics of streams that are not drawn again. */
  readonly known?: readonly StreamRecord[];
  /** The file that keeps what is drawn for a run that goes on after an interrupt. */
  readonly checkpoint?: string;
}

/** The statistics of a stream, or of one of its batches, under its name. */
export type StreamRecord = readonly [name: string, statistics: unknown];

/** One shard of a theorem's draws to make. */
export interface DrawTask extends JudgeTask {
  readonly shard: Shard;
}

// Only the report goes to standard output.
globalThis.console = new Console(process.stderr, process.stderr);

const cache = new Map<string, Promise<readonly Theorem[]>>();

async function inFile(source: string, id: string): Promise<Theorem | undefined> {
  const { loadTheoremFile } = await import('./theorem-file.ts');
  if (!cache.has(source)) cache.set(source, loadTheoremFile(source));
  return (await cache.get(source)!).find((candidate) => candidate.id === id);
}

/** @throws an Error if the theorem is not there any more. */
export async function findTheorem(source: string, id: string): Promise<Theorem> {
  const theorem = source === 'catalogue' ? await inCatalogue(id) : await inFile(source, id);
  if (theorem === undefined) throw new Error(`'${id}' is no longer in '${source}'`);
  return theorem;
}

export default async function run(task: JudgeTask): Promise<TheoremJudgement> {
  const theorem = await theoremOf(task);
  const { known, keep } = recordsOf(task);
  return withoutExit(() => judge(theorem, task.options, recordStreams({ known, onRecord: keep })));
}

/** The draws of one shard, those of an interrupted run among them. */
export async function draw({ shard, ...task }: DrawTask): Promise<StreamRecord[]> {
  const theorem = await theoremOf(task);
  const { known, keep, flush } = recordsOf(task);
  const records = new Map(known);
  const onRecord = (name: string, statistics: unknown) => {
    records.set(name, statistics);
    keep(name, statistics);
  };
  withoutExit(() => drawShard(theorem, task.options, recordStreams({ known, shard, onRecord })));
  // The part is written when all theorems are drawn for.
  flush();
  return [...records];
}

async function theoremOf({ source, id, formula }: JudgeTask): Promise<Theorem> {
  const theorem = await findTheorem(source, id);
  return formula === undefined ? theorem : restate(theorem, formula);
}

/** What is known before anything is drawn, and where the rest is kept. */
function recordsOf({ known = [], checkpoint }: JudgeTask) {
  if (checkpoint === undefined) return { known: new Map(known), keep() {}, flush() {} };
  const file = openCheckpoint(checkpoint, (line) => process.stderr.write(`riskproof: ${line}\n`));
  return { ...file, known: new Map([...file.known, ...known]) };
}

function withoutExit<T>(work: () => T): T {
  const allowExit = refuseExit();
  try {
    return work();
  } finally {
    allowExit();
  }
}
