/** What becomes of a theorem where its domain is mistyped: judged at the smallest points that it should not have. */
import { type Domain, declareDomain } from '../algebra/domain.ts';
import { differenceOf } from '../algebra/domain-difference.ts';
import { sameDomain } from '../algebra/domain-inclusion.ts';
import { type DomainMutant, domainMutants } from '../algebra/domain-mutants.ts';
import { compileExpression, FormulaError } from '../algebra/expression.ts';
import type { RegimeClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { measureMean } from './mean.ts';
import { rounding } from './measured-formulas.ts';
import { measurementsOf } from './measurement.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey, symbolValues } from './point.ts';
import { pointsOutside } from './points-outside.ts';
import { placed, withValue } from './regime.ts';
import { evaluatorAt, plainDetects } from './road.ts';

export interface MutatedDomain extends DomainMutant {
  /** `equivalent`: the same points. `weaker`: fewer points, so that the claim says less and is still true. */
  readonly outcome: 'equivalent' | 'weaker' | 'killed' | 'survived';
  /** Where it was killed, or where the claim was still found to hold or could not be judged. */
  readonly at: ParameterValues | null;
  readonly reason: string;
}

/** Looks at the theorem at a point outside of its domain; null where it sees nothing. */
type Look = (values: ParameterValues) => Found | null;

/** A theorem at a point outside of its domain. */
interface Found {
  readonly outcome: 'killed' | 'holds' | 'undecided';
  readonly reason: string;
}

/** So many points of a mistyped domain are judged. */
const pointsTried = 3;
/** Where the variance is infinite, more draws decide nothing either. */
const mostDrawsOutside = 2 ** 14;

/**
 * Judges every near miss of the domain. It is killed at a point which the domain does not have if the claim cannot
 * be true there, whatever is drawn (its formula is infinite, or negative where no draw is), if draws refute it, or if
 * its estimator refuses the point. Where the variance is infinite, draws decide nothing, and kill nothing.
 *
 * @param rates - The seed and error rates at each point; an error of 10 % is looked for, or `detects` if that is larger.
 */
export function judgeMutatedDomains(
  theorem: Theorem,
  rates: Pick<Point, 'seed' | 'falseAlarm' | 'missedError' | 'detects'>,
): MutatedDomain[] {
  const { parameters } = theorem.samplingDomain;
  const { text } = theorem.claimDomain;
  const domain = declareDomain(parameters, text);
  const pointAt = (values: ParameterValues): Point => ({
    ...rates,
    theorem,
    values,
    detects: Math.max(plainDetects, rates.detects),
    fresh: false,
    mostDraws: mostDrawsOutside,
  });
  /** However many mistyped domains have a point, what is found there is found once. */
  const once = (look: (point: Point) => Found | null): Look => {
    const known = new Map<string, Found | null>();
    return (values) => {
      const key = pointKey(values);
      if (!known.has(key))
        known.set(
          key,
          orRefusal(() => look(pointAt(values))),
        );
      return known.get(key)!;
    };
  };
  const looks = [once(contradiction), once(measureThere)];
  const seen: Domain[] = [];
  return domainMutants(text, parameters).flatMap((mutant): MutatedDomain[] => {
    const mistyped = read(parameters, mutant.text);
    if (mistyped === 'unreadable') return [];
    if (mistyped === 'empty')
      return [{ ...mutant, outcome: 'killed', at: null, reason: 'no values satisfy it' }];
    if (sameDomain(mistyped, domain)) return [{ ...mutant, outcome: 'equivalent', at: null, reason: '' }];
    if (seen.some((earlier) => sameDomain(earlier, mistyped))) return [];
    seen.push(mistyped);
    return [{ ...mutant, ...judgeDomain(mistyped, domain, theorem.samplingDomain, looks) }];
  });
}

function read(parameters: Domain['parameters'], text: string): Domain | 'empty' | 'unreadable' {
  try {
    return declareDomain(parameters, text);
  } catch (error) {
    if (error instanceof FormulaError) return 'unreadable';
    if (error instanceof RangeError) return 'empty';
    throw error;
  }
}

/** First everything that costs nothing is looked for at every point, then draws are made. */
function judgeDomain(
  mistyped: Domain,
  domain: Domain,
  sampling: Domain,
  looks: readonly Look[],
): Pick<MutatedDomain, 'outcome' | 'at' | 'reason'> {
  const points = differenceOf(mistyped, domain).flatMap((part) => pointsOutside(part, domain, sampling));
  if (points.length === 0) return { outcome: 'weaker', at: null, reason: 'it claims less' };
  const smallestFirst = points.toSorted((a, b) => sizeOf(a.values) - sizeOf(b.values)).slice(0, pointsTried);
  let open: { at: ParameterValues; reason: string } | null = null;
  for (const look of looks) {
    for (const { impossible, values: at } of smallestFirst) {
      const found = impossible === null ? look(at) : refusal(impossible);
      if (found === null) continue;
      const { outcome, reason } = found;
      if (outcome === 'killed') return { outcome, at, reason };
      if (open === null || outcome === 'undecided') open = { at, reason };
    }
  }
  return { outcome: 'survived', ...open! };
}

const sizeOf = (values: ParameterValues): number =>
  Object.values(values)
    .flat()
    .reduce((sum, value) => sum + value, 0);

const refusal = (message: string): Found => ({ outcome: 'killed', reason: `refused: ${message}` });

/** An estimator or a quantity that refuses the point kills: nobody could have measured the claim there. */
function orRefusal(look: () => Found | null): Found | null {
  try {
    return look();
  } catch (error) {
    return refusal(error instanceof Error ? error.message : String(error));
  }
}

/** What is wrong with the formula at the point whatever its draws are, or as soon as a few are seen. */
function contradiction(point: Point): Found | null {
  const { theorem } = point;
  const claim = theorem.claim.kind === 'conjecture' ? theorem.claim.claim : theorem.claim;
  const evaluate = evaluatorAt(theorem, claim.kind === 'regime' ? placed(theorem, claim, point) : point);
  const infinite = (value: number): Found => ({
    outcome: 'killed',
    reason: `the formula is ${value} there`,
  });
  if (claim.kind === 'regime') {
    const boundary = evaluate(claim.boundary);
    return Number.isFinite(boundary) ? null : infinite(boundary);
  }
  if (claim.kind === 'argmin') {
    const minimiser = evaluate(claim.at);
    if (!Number.isFinite(minimiser)) return infinite(minimiser);
    return minimiser === 0
      ? { outcome: 'undecided', reason: 'the minimiser is 0 there, which has no multiples' }
      : null;
  }
  if (theorem.claimed === null || claim.kind === 'divergence') return null;
  const value = compileExpression(theorem.claimed)(symbolValues(point));
  if (!Number.isFinite(value)) return infinite(value);
  if (!(value < 0) || !(claim.kind === 'mean' || (claim.kind === 'limit' && 'bias' in claim))) return null;
  const draw = claim.of.sampler(point.values, fixedStream(point));
  const stream = blockStream(point, 'sign', 0);
  for (let i = 0; i < blockSize; i++) if (!(draw(stream) >= 0)) return null;
  return {
    outcome: 'killed',
    reason: `the formula is ${shortly(value)} there, and none of ${blockSize} draws is below 0`,
  };
}

/** Values of a parameter far from each other, one of them on each side of most boundaries. */
const farApart = [0.1, 10] as const;

/**
 * Where the boundary of a regime is at a value that its symbol cannot have, one method is said to be the better one at
 * all values: the sign of the difference is measured at two of them, by the plain road.
 */
function measureFarFromBoundary(point: Point, claim: RegimeClaim<ParameterValues>): Found {
  const { theorem } = point;
  let undecided: string | null = null;
  for (const value of farApart) {
    const there = withValue(point, claim.placedBy?.parameter ?? claim.symbol, value);
    const evaluate = evaluatorAt(theorem, there);
    const direction = evaluate(claim.symbol) < evaluate(claim.boundary) ? 'below' : 'above';
    const road = { road: 'plain, far from the boundary', sampler: claim.difference.sampler, predicted: 0 };
    const { measured, note, verdict } = measureMean(there, {
      ...road,
      scale: 0,
      detects: point.detects,
      bias: 0,
      variance: null,
      direction,
      coarse: true,
    });
    const shown = `${claim.symbol} = ${shortly(evaluate(claim.symbol))}, where the boundary is ${shortly(evaluate(claim.boundary))}`;
    if (verdict === 'refuted') {
      return { outcome: 'killed', reason: `the difference is ${shortly(measured)} at ${shown}` };
    }
    if (verdict === 'undecided') undecided ??= `at ${shown}: ${note ?? 'draws did not decide it'}`;
  }
  if (undecided !== null) return { outcome: 'undecided', reason: undecided };
  return { outcome: 'holds', reason: stillTrue };
}

/** Whether the boundary, and the parameter that places it, have values that the claim speaks of. */
function hasBoundary(point: Point, claim: RegimeClaim<ParameterValues>): boolean {
  const there = placed(point.theorem, claim, point);
  const evaluate = evaluatorAt(point.theorem, there);
  const isPlaced = !claim.placedBy || (there.values[claim.placedBy.parameter] as number) > 0;
  return isPlaced && evaluate(claim.boundary) > evaluate(claim.from ?? '0');
}

const shortly = (value: number): number => Number(value.toPrecision(4));
const stillTrue = 'still true there: the domain is sufficient, not necessary';

/** The plain measurements; the first one where none is called so. An identity without draws is evaluated. */
function measureThere(point: Point): Found {
  const { theorem } = point;
  const { claim } = theorem;
  if (claim.kind === 'regime' && !hasBoundary(point, claim)) return measureFarFromBoundary(point, claim);
  const all = measurementsOf(theorem);
  const plain = all.filter(({ road }) => road.startsWith('plain'));
  const evidence: Evidence[] = [];
  for (const { measure } of plain.length > 0 ? plain : all.slice(0, 1)) {
    evidence.push(measure(point));
    if (evidence.at(-1)!.verdict !== 'supported') break;
  }
  const last = evidence.at(-1);
  if (last?.verdict === 'refuted') {
    const isValue = last.predicted !== null && theorem.kind !== 'regime' && theorem.kind !== 'argmin';
    const against = isValue
      ? `${shortly(last.measured)} is measured, not ${shortly(last.predicted!)}`
      : (last.note ?? `the difference is ${shortly(last.measured)} on the road '${last.road}'`);
    return { outcome: 'killed', reason: `refuted there: ${against}` };
  }
  if (last?.verdict === 'undecided')
    return { outcome: 'undecided', reason: last.note ?? 'draws did not decide it' };
  if (theorem.claim.kind === 'identity') {
    const { left, positive, right } = theorem.claim;
    const evaluate = evaluatorAt(theorem, point);
    const [l, r] = [evaluate(left), evaluate(right)];
    const isEqual = Math.abs(l - r) <= rounding * Math.max(Math.abs(l), Math.abs(r));
    if (!isEqual) return { outcome: 'killed', reason: `its sides are ${l} and ${r} there` };
    if (positive && !(r > 0)) return { outcome: 'killed', reason: `it is ${r} there, not above 0` };
  }
  return { outcome: 'holds', reason: stillTrue };
}
