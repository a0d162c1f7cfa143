/** The draws of a mean test, block by block, until it decides; long ones in batches that machines can share out. */
import {
  addDraws,
  decide,
  emptyState,
  type MeanTestDesign,
  type MeanTestState,
  merge,
} from '../statistics/mean-test.ts';
import { blockSize } from './point.ts';
import type { StreamName, StreamStatistics } from './stream-statistics.ts';

/** A mean test, and where its draws come from. */
export interface MeanDraws {
  readonly design: MeanTestDesign;
  /** So many draws are made whatever they say; at most `cap`. */
  readonly least: number;
  /** No more than about so many are made. */
  readonly cap: number;
  /** How many are expected to be needed. */
  readonly expected: number;
  readonly block: (index: number) => Float64Array;
}

/** What the draws came to. */
export interface MeanOutcome {
  readonly state: MeanTestState;
  /** The state at the first look that gave a verdict; null if none did. */
  readonly decided: MeanTestState | null;
}

/** From so many draws on, at a coefficient of variation of 1, a test is shared out in batches. */
const manyDraws = 2 ** 18;
/** A test that is expected to take many blocks is looked at about so many times. */
const looks = 64;

/** Whether a mean is drawn in batches. This must not depend on a draw: every shard has to know it beforehand. */
export function takesManyDraws(missedError: number, detects: number): boolean {
  return (-2 * Math.log(missedError)) / detects ** 2 > manyDraws;
}

/** Looks at the test after every block. */
export function testBlockByBlock({ design, least, cap, block }: MeanDraws): MeanOutcome {
  let state = emptyState(design);
  let decided: MeanOutcome['decided'] = null;
  for (let index = 0; state.count < (decided === null ? cap : least); index++) {
    state = addDraws(design, state, block(index));
    if (decided === null && decide(design, state) !== null) decided = state;
  }
  return { state, decided };
}

/**
 * Looks at the test after every batch of blocks, in the order of their indices: the verdict is that of the first batches
 * that decide it, whoever drew them. A shard sees its own batches alone, and stops where the test would end if those of
 * the others were like them.
 */
export function testInBatches(
  { design, least, cap, expected, block }: MeanDraws,
  statistics: StreamStatistics,
  stream: StreamName,
): MeanOutcome {
  const { shards } = statistics;
  let own = emptyState(design);
  let decided: MeanOutcome['decided'] = null;
  let first = 0;
  for (let index = 0; own.count * shards < (decided === null ? cap : least); index++) {
    const from = first;
    const end = from + blocksInBatch(index, expected);
    const batch = statistics.batch(stream, index, () => {
      let state = emptyState(design);
      for (let i = from; i < end; i++) state = addDraws(design, state, block(i));
      return state;
    });
    first = end;
    if (batch === null) continue;
    own = merge(own, batch);
    if (decided === null && decide(design, repeated(own, shards)) !== null) decided = own;
  }
  return { state: own, decided };
}

/** Short batches first, so that a gross error is refuted early: 1, 1, 2, 4, … blocks, up to an even part of the whole. */
function blocksInBatch(index: number, expected: number): number {
  return Math.max(1, Math.min(2 ** (index - 1), Math.round(expected / looks / blockSize)));
}

/** The state after as many draws again, `times` in all, that show the same. */
function repeated(state: MeanTestState, times: number): MeanTestState {
  return { ...state, count: state.count * times, sums: state.sums.map((sum) => sum * times) };
}
