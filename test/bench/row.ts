/** One comparison of the benchmark: the same task done by riskproof and by something else. */
export interface BenchRow {
  readonly name: string;
  /** Seconds that riskproof takes: the median of the repetitions. */
  readonly ours: number;
  /** Seconds that the other side takes, measured in turn with ours. */
  readonly other: number;
  /** How many times longer the other side takes: other/ours. */
  readonly ratio: number;
  /** The ratio that is aimed at; null where none is. */
  readonly goal: number | null;
  /** Seconds that ours is aimed to stay below, where the aim is no ratio. */
  readonly goalSeconds?: number;
  /** What the other side is, where the name does not say it. */
  readonly against?: string;
  /** Processor time of all threads and processes, in seconds. */
  readonly processor?: Pair;
  /** Seconds from the start of the process to its end, where `ours` and `other` leave out start-up and imports. */
  readonly wholeProcess?: Pair;
  /** Peak resident memory in bytes. */
  readonly memory?: Pair;
}

export interface Pair {
  readonly ours: number;
  readonly other: number;
}

/** Whether the goal of a row is met; null where it has none. */
export function isMet({ goal, goalSeconds, ours, ratio }: BenchRow): boolean | null {
  if (goalSeconds !== undefined) return ours < goalSeconds;
  return goal === null ? null : ratio >= goal;
}
