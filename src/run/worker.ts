/** What runs in a worker thread: one theorem is found again and judged. */
import { Console } from 'node:console';
import type { JudgeOptions } from '../check/options.ts';
import { judge } from '../check/theorem.ts';
import { restate, type Theorem } from '../theorem.ts';
import type { TheoremJudgement } from '../verdict.ts';
import { refuseExit } from './refuse-exit.ts';

/** One theorem to judge. A theorem has functions and cannot be sent to a worker, but its place can. */
export interface JudgeTask {
  /** `catalogue`, or the absolute path of a theorem file. */
  readonly source: string;
  readonly id: string;
  /** Takes the place of the claimed formula. */
  readonly formula?: string;
  readonly options: JudgeOptions;
}

// Only the report goes to standard output.
globalThis.console = new Console(process.stderr, process.stderr);

const cache = new Map<string, Promise<readonly Theorem[]>>();

async function load(source: string): Promise<readonly Theorem[]> {
  if (source === 'catalogue') return (await import('../../theorems/index.ts')).catalogue;
  return (await import('./theorem-file.ts')).loadTheoremFile(source);
}

/** @throws an Error if the theorem is not there any more. */
export async function findTheorem(source: string, id: string): Promise<Theorem> {
  if (!cache.has(source)) cache.set(source, load(source));
  const theorem = (await cache.get(source)!).find((candidate) => candidate.id === id);
  if (theorem === undefined) throw new Error(`'${id}' is no longer in '${source}'`);
  return theorem;
}

export default async function run({ source, id, formula, options }: JudgeTask): Promise<TheoremJudgement> {
  const theorem = await findTheorem(source, id);
  const allowExit = refuseExit();
  try {
    return judge(formula === undefined ? theorem : restate(theorem, formula), options);
  } finally {
    allowExit();
  }
}
