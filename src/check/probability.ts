import { compileExpression } from '../algebra/expression.ts';
import type { ProbabilityClaim } from '../claims.ts';
import {
  type BinomialTestDesign,
  binomialInterval,
  binomialLooks,
  decideBinomial,
  type Look,
} from '../statistics/binomial-test.ts';
import { binomialPower } from '../statistics/detectable-error.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { powerless } from './mean-power.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey, symbolValues } from './point.ts';
import type { Measurement } from './road.ts';
import { statisticsOf, streamName } from './stream-statistics.ts';

export function probabilityMeasurements(claim: ProbabilityClaim<ParameterValues>): readonly Measurement[] {
  return [
    {
      road: 'plain',
      measure: (point) => measureProbability(point, claim),
      power: (point) => {
        const claimed = claimedAt(point, claim);
        if (!Number.isFinite(claimed)) return powerless(`the formula is ${claimed} here`);
        return { ...binomialPower({ ...point, claimed, direction: claim.direction }), ownError: null };
      },
    },
  ];
}

const claimedAt = (point: Point, { formula }: ProbabilityClaim<ParameterValues>): number =>
  compileExpression(point.theorem.read(formula))(symbolValues(point));

/** Counts how often the event happens, and holds the count against the formula by the exact binomial law. */
function measureProbability(point: Point, claim: ProbabilityClaim<ParameterValues>): Evidence {
  const claimed = claimedAt(point, claim);
  const hitsAtLooks = (gather: () => number[]) =>
    statisticsOf(point).whole(streamName(point, 'plain'), gather);
  const evidence = {
    road: 'plain',
    parameters: point.values,
    guarantee: 'exact',
    detects: point.detects,
  } as const;
  if (!Number.isFinite(claimed)) {
    return {
      ...evidence,
      verdict: 'refuted',
      predicted: null,
      measured: hitsAtLooks(() => [counter(point, claim)(blockSize)])[0]! / blockSize,
      interval: null,
      draws: blockSize,
      note: `the formula is ${claimed} here`,
    };
  }
  const design: BinomialTestDesign = { ...point, claimed, direction: claim.direction };
  const looks = binomialLooks(design);
  const seen = hitsAtLooks(() => countUntilDecided(counter(point, claim), design, looks));
  const [look, hits] = [looks[seen.length - 1]!, seen.at(-1)!];
  const verdict = decideBinomial(design, hits, look);
  if (verdict === null) throw new Error(`no look at the counts decided ${point.theorem.id}`);
  const measured = hits / look.count;
  return {
    ...evidence,
    verdict,
    predicted: claimed,
    measured,
    interval: binomialInterval(design, hits, look),
    draws: look.count,
    ...slackOf(design, measured),
  };
}

/** The hits at each look, up to the first that decides. */
function countUntilDecided(
  count: (end: number) => number,
  design: BinomialTestDesign,
  looks: readonly Look[],
): number[] {
  const hits: number[] = [];
  for (const look of looks) {
    hits.push(count(look.count));
    if (decideBinomial(design, hits.at(-1)!, look) !== null) break;
  }
  return hits;
}

/** Draws on, up to `end` draws in all, and returns how often the event has happened in all of them. */
function counter(point: Point, claim: ProbabilityClaim<ParameterValues>): (end: number) => number {
  const draw = claim.of.sampler(point.values, fixedStream(point));
  let index = 0;
  let happened = 0;
  let stream = blockStream(point, 'event', 0);
  return (end) => {
    for (; index < end; index++) {
      if (index % blockSize === 0) stream = blockStream(point, 'event', index / blockSize);
      const drawn: unknown = draw(stream);
      if (typeof drawn !== 'boolean') {
        throw new TypeError(
          `the event '${claim.of.name}' is ${drawn} at ${pointKey(point.values)} (draw ${index}), neither true nor false`,
        );
      }
      if (drawn) happened++;
    }
    return happened;
  };
}

/** 1 − measured/bound, of the complement for a bound from below; none where the bound is 0 or an equality is claimed. */
function slackOf({ claimed, direction }: BinomialTestDesign, measured: number): { slack?: number } {
  if (direction === 'equal') return {};
  const [bound, seen] = direction === 'at most' ? [claimed, measured] : [1 - claimed, 1 - measured];
  return bound > 0 ? { slack: 1 - seen / bound } : {};
}
