import type { AlternativesDifference, DiscreteArgminClaim } from '../claims.ts';
import { singleErrorPower } from '../statistics/detectable-error.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { verdicts } from '../verdict.ts';
import { measureMean } from './mean.ts';
import { meanPower } from './mean-power.ts';
import type { Point } from './point.ts';
import { type Measurement, plainDetects } from './road.ts';
import { measureEach } from './stream-statistics.ts';

type DiscreteArgmin = DiscreteArgminClaim<ParameterValues>;

/** An alternative, and its predicted risk less that of the best one. */
interface Rival {
  readonly alternative: number;
  readonly gap: number;
}

/**
 * The claimed best alternative against its rivals: by the sharp road against every one whose predicted risk differs
 * by `detects`, by the plain road against the nearest and the furthest on either side of those that differ by 10 %.
 */
export function discreteArgminMeasurements(claim: DiscreteArgmin): readonly Measurement[] {
  const { difference, conditioned } = claim;
  if (!conditioned)
    return [
      against(
        claim,
        'plain',
        difference,
        ({ detects }) => detects,
        (rivals) => rivals,
      ),
    ];
  return [
    against(claim, 'plain', difference, ({ detects }) => Math.max(plainDetects, detects), nearestAndFurthest),
    against(
      claim,
      'conditioned',
      conditioned.difference,
      ({ detects }) => detects,
      (rivals) => rivals,
    ),
  ];
}

function against(
  claim: DiscreteArgmin,
  road: string,
  difference: AlternativesDifference<ParameterValues>,
  smallest: (point: Point) => number,
  chosen: (rivals: readonly Rival[], best: number) => readonly Rival[],
): Measurement {
  const questions = (point: Point) => {
    const best = claim.best(point.values);
    const risk = claim.risk(point.values, best);
    const alternatives = claim.alternatives(point.values).filter((alternative) => alternative !== best);
    const rivals = alternatives.map(
      (alternative): Rival => ({ alternative, gap: claim.risk(point.values, alternative) - risk }),
    );
    const detects = smallest(point);
    const seen = resolvable(rivals, detects * risk);
    const measured = chosen(seen, best);
    const share: Point = { ...point, falseAlarm: point.falseAlarm / measured.length };
    const roads = measured.map(({ alternative, gap }) => ({
      road: `${road}, ${claim.over} ${alternative} against ${best}`,
      sampler: difference(alternative, best),
      predicted: 0,
      scale: Math.abs(gap),
      detects: 1,
      bias: 0,
      variance: null,
      coarse: Math.abs(gap) >= plainDetects * risk,
      direction: 'above' as const,
    }));
    return { best, rivals, seen, measured, share, roads, detects };
  };
  return {
    road,
    measure: (point) => {
      const { best, rivals, seen, measured, share, roads, detects } = questions(point);
      const outcomes = measureEach(roads, (along, i) => {
        const { gap } = measured[i]!;
        return { ...measureMean(share, along), predicted: gap, size: Math.abs(gap) };
      });
      const { size: _, ...least } = decisive(outcomes);
      const against = measured.map(({ alternative }) => alternative).join(', ');
      const left = rivals.length - seen.length;
      const note = `${claim.over} ${best} against ${against}${left > 0 ? `; ${left} of ${rivals.length} differ by too little to be resolved` : ''}`;
      return {
        ...least,
        detects,
        road: least.verdict === 'supported' ? road : least.road,
        draws: outcomes.reduce((sum, { draws }) => sum + draws, 0),
        note: [least.note, note].filter((part) => part !== undefined).join('; '),
      };
    },
    power: (point) => {
      const { share, roads, detects } = questions(point);
      const powers = roads.map((along) => meanPower(share, along));
      const draws = powers.reduce((sum, { drawsNeeded }) => sum + drawsNeeded(1), 0);
      const note = powers.find((one) => one.note !== undefined)?.note;
      return {
        ...singleErrorPower({ error: detects, draws }),
        ownError: detects,
        ...(note !== undefined && { note }),
      };
    },
  };
}

/** Those whose gap can be seen; if there are none, the one with the largest. */
function resolvable(rivals: readonly Rival[], smallest: number): readonly Rival[] {
  if (rivals.length === 0) throw new RangeError('an argmin needs two alternatives or more');
  const seen = rivals.filter(({ gap }) => Math.abs(gap) >= smallest);
  if (seen.length > 0) return seen;
  return [rivals.reduce((a, b) => (Math.abs(b.gap) > Math.abs(a.gap) ? b : a))];
}

function nearestAndFurthest(rivals: readonly Rival[], best: number): readonly Rival[] {
  const rising = rivals.toSorted((a, b) => a.alternative - b.alternative);
  const below = rising.filter(({ alternative }) => alternative < best);
  const above = rising.filter(({ alternative }) => alternative > best);
  const ends = [below[0], below.at(-1), above[0], above.at(-1)];
  return [...new Set(ends.filter((rival) => rival !== undefined))];
}

/** The weakest verdict and, among equals, the smallest gap. */
function decisive<E extends Evidence & { readonly size: number }>(outcomes: readonly E[]): E {
  const strength = ({ verdict }: Evidence) => verdicts.indexOf(verdict);
  return outcomes.reduce((a, b) =>
    strength(b) < strength(a) || (strength(b) === strength(a) && b.size < a.size) ? b : a,
  );
}
