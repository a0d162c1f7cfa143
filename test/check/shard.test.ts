import { expect, test } from 'vitest';
import type { JudgeOptions } from '../../src/check/options.ts';
import { drawShard } from '../../src/check/shard.ts';
import { recordStreams } from '../../src/check/stream-recorder.ts';
import { judge } from '../../src/check/theorem.ts';
import { meanOf, restate, type Theorem, theorem } from '../../src/index.ts';
import { catalogue } from '../../theorems/index.ts';
import { drawing, toy } from './toys.ts';

const options: JudgeOptions = { seed: 3, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 };
const byId = (id: string) => catalogue.find((one) => one.id === id)!;

/** What the shards of a run draw, each told of its own alone. */
function drawnIn(count: number, judged: Theorem, chosen = options): Map<string, unknown>[] {
  return Array.from({ length: count }, (_, i) => {
    const records = new Map<string, unknown>();
    const onRecord = (name: string, statistics: unknown) => {
      // It must survive being written and read.
      records.set(name, JSON.parse(JSON.stringify(statistics)));
    };
    drawShard(judged, chosen, recordStreams({ shard: { index: i + 1, count }, onRecord }));
    return records;
  });
}

/** The judgement by records alone, and what had to be drawn all the same. */
function judgedBy(parts: readonly Map<string, unknown>[], judged: Theorem, chosen = options) {
  const anew: string[] = [];
  const known = new Map(parts.flatMap((part) => [...part]));
  const statistics = recordStreams({ known, onRecord: (name) => anew.push(name) });
  return { judgement: judge(judged, chosen, statistics), anew };
}

const noisy = meanOf(drawing((a, stream) => a + stream.normal()));
const wrong = theorem({ ...toy, claim: noisy.equals('a + 1/10') });

const ofEveryKind = {
  mean: 'fft-overdetermined',
  law: 'inverse-wishart-diagonal',
  'pathwise bound': 'eckart-young',
  'pathwise identity': 'fft-pretraining-free',
  probability: 'davidson-szarek',
  limit: 'lora-small-noise',
  'limit, extrapolated': 'lora-first-order-fixed-design',
  rate: 'lora-large-sample-rate',
  asymptotic: 'power-law-rank',
  regime: 'regime-frozen-a',
  argmin: 'fft-interpolation',
  'discrete argmin': 'small-rank-wins',
  divergence: 'rank-double-descent',
};

test.each(Object.entries(ofEveryKind))(
  '%s: the judgement follows from the draws of three shards',
  (_, id) => {
    const judged = byId(id);
    const chosen = { ...options, runs: 1 };
    const parts = drawnIn(3, judged, chosen);
    expect(parts.some((part) => part.size > 0)).toBe(true);
    const names = parts.flatMap((part) => [...part.keys()]);
    expect(new Set(names).size).toBe(names.length);
    const { judgement, anew } = judgedBy(parts, judged, chosen);
    expect(anew).toEqual([]);
    expect(judgement).toEqual(judge(judged, chosen));
  },
);

test('a long mean is drawn in batches, and one machine or five come to the same state', () => {
  const long = { ...options, detects: 0.005, runs: 2 };
  const right = restate(wrong, 'a');
  const alone = judge(right, long);
  expect(alone.verdict).toBe('supported');
  for (const count of [1, 2, 5]) {
    const parts = drawnIn(count, right, long);
    const sizes = parts.map((part) => [...part.keys()].filter((name) => name.includes('test')).length);
    // Batches go to the shards in turn; where each stops is up to its own draws.
    expect(Math.min(...sizes)).toBeGreaterThan(sizes.reduce((a, b) => a + b) / count / 2);
    expect(judgedBy(parts, right, long).judgement).toEqual(alone);
  }
});

test('what a shard has not drawn is drawn by the judge: a verdict never rests on a part of the draws', () => {
  const long = { ...options, detects: 0.005, runs: 1 };
  const right = restate(wrong, 'a');
  const [first] = drawnIn(2, right, long);
  const { judgement, anew } = judgedBy([first!], right, long);
  expect(anew.length).toBeGreaterThan(10);
  expect(judgement).toEqual(judge(right, long));
});

test('a false claim is refuted by the draws of the shards, with the same counterexample', () => {
  const parts = drawnIn(4, wrong);
  const { judgement } = judgedBy(parts, wrong);
  expect(judgement).toEqual(judge(wrong, options));
  expect(judgement).toMatchObject({ verdict: 'refuted', counterexample: { road: 'plain' } });
});

test('statistics that were tampered with change the verdict: they are what it rests on', () => {
  const right = restate(wrong, 'a');
  const [records] = drawnIn(1, right);
  const name = [...records!.keys()].find((key) => key.endsWith('test'))!;
  const { state, decided } = records!.get(name) as { state: { sums: number[] }; decided: object };
  records!.set(name, { state, decided: { ...decided, sums: state.sums.map((sum) => sum + 1000) } });
  expect(judgedBy([records!], right).judgement.verdict).toBe('refuted');
});

test('an estimator that breaks leaves its stream unknown, and breaks again where it is judged', () => {
  const breaks = theorem({ ...toy, claim: meanOf(drawing(() => Number.NaN)).equals('a') });
  const parts = drawnIn(2, breaks);
  expect(judgedBy(parts, breaks).judgement).toEqual(judge(breaks, options));
  expect(judge(breaks, options).error).toContain('NaN');
});
