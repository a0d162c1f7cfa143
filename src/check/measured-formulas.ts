/** Which formulas of a claim its draws speak of, and which values of them a measurement excludes. */
import type { AsymptoticClaim, Claim, RegimeClaim, RegimeStatement } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import type { Evaluate } from './road.ts';

/**
 * The values of a formula at one point that the draws there leave open: at least `low`, at most `high`. A value that
 * is not a number, or infinite, is never open.
 */
export interface OpenValues {
  readonly low: number;
  readonly high: number;
  /** What the difference of two values is relative to. */
  readonly scale: number;
  /** The relative difference that the measurement excludes. */
  readonly detects: number;
}

/** A formula of a claim, and what a measurement says of its value at the parameters of the measurement. */
export interface MeasuredFormula {
  /** Its place in the claim, as a reader would say it. */
  readonly place: string;
  readonly formula: string;
  /** For a bound: a mutant is weaker where it is above (+1) or below (−1) the claimed one. */
  readonly weakerTowards?: 1 | -1;
  /** The symbol that the formula is a value of, where that is not drawn. */
  readonly symbol?: string;
  /** What formulas say of each other at any point of the sampling domain: they are evaluated there, and nothing is drawn. */
  readonly evaluated?: (evaluate: EvaluateWith) => OpenValues | null;
  /**
   * @param evaluate - The theorem's formulas at the parameters of the measurement.
   * @returns null where the measurement excludes nothing.
   */
  readonly openValues: (evidence: Evidence, evaluate: Evaluate) => OpenValues | null;
}

/** Evaluates a formula of the theorem at a point, where another symbol may have a value too. */
export type EvaluateWith = (formula: string, also?: Readonly<Record<string, number>>) => number;

/** Rounding of a quantity that does not vary, and of two sides of an identity. */
export const rounding = 1e-9;

/** How close to a boundary the formulas of two risks are evaluated. */
const beside = 1e-6;

/**
 * The formulas that are measured. A measurement that is `supported` excludes every value of the formula that is further
 * from the claimed one than it detects, on either side and by the same draws: the test is monotone in the value, so
 * what it excludes at the edge it excludes beyond it (`statistics/mean-test.ts`). This is its confidence interval, at
 * `missedError`; it covers the true value whatever formulas are then held against it, so that any number of mutants
 * shares one error: a formula that is true is killed at a point with probability at most `missedError`.
 *
 * A bound is wrong only where the mean is beyond it: what is left open ends at the far end of the shown interval.
 */
export function measuredFormulas({ claim: stated }: Theorem): readonly MeasuredFormula[] {
  const claim: Claim<ParameterValues> = stated.kind === 'conjecture' ? stated.claim : stated;
  switch (claim.kind) {
    case 'mean':
      return [around('claim', claim.equals, claim.relativeTo)];
    case 'limit':
      return [around('claim', claim.equals)];
    case 'rate':
      return [around('exponent', claim.exponent, '1')];
    case 'identity':
      return [
        { ...around('right side', claim.right, claim.gap?.relativeTo), evaluated: sameAs(claim.left) },
        {
          place: 'left side',
          formula: claim.left,
          openValues: () => null,
          evaluated: sameAs(claim.right),
        },
      ];
    case 'bound on a mean':
      return [beyond('bound', claim.atMost, 1)];
    case 'probability':
      if (claim.direction === 'equal') return [around('claim', claim.formula, '1')];
      return [beyond('bound', claim.formula, claim.direction === 'at most' ? 1 : -1, '1')];
    case 'regime':
      return [boundaryOf(claim)];
    case 'argmin':
      return [minimiser(claim.at)];
    case 'asymptotic':
      return asymptoticFormulas(claim);
    case 'divergence':
      return [claim, ...(claim.others ?? [])].map(({ formula, near = [] }, i) => {
        const roads = near.map(({ road }) => `${road} at ${claim.symbol} = `);
        const place = i === 0 ? 'claim' : `mean ${i + 1}`;
        return onRoads(around(place, formula), (road) => roads.some((start) => road.startsWith(start)));
      });
    default:
      return [];
  }
}

function around(place: string, formula: string, relativeTo: string = formula): MeasuredFormula {
  return {
    place,
    formula,
    openValues: ({ detects, interval, predicted, verdict }, evaluate) => {
      if (verdict !== 'supported' || predicted === null) return null;
      const scale = Math.abs(evaluate(relativeTo));
      const isConstant = interval !== null && interval[0] === interval[1];
      const reach = (isConstant ? rounding : detects) * scale;
      return reach > 0 ? { low: predicted - reach, high: predicted + reach, scale, detects } : null;
    },
  };
}

function beyond(
  place: string,
  formula: string,
  weakerTowards: 1 | -1,
  relativeTo: string = formula,
): MeasuredFormula {
  return {
    place,
    formula,
    weakerTowards,
    openValues: ({ detects, interval }, evaluate) => {
      if (interval === null) return null;
      const scale = Math.abs(evaluate(relativeTo));
      return weakerTowards === 1
        ? { low: interval[0], high: Number.POSITIVE_INFINITY, scale, detects }
        : { low: Number.NEGATIVE_INFINITY, high: interval[1], scale, detects };
    },
  };
}

function onRoads(formula: MeasuredFormula, isAbout: (road: string) => boolean): MeasuredFormula {
  return {
    ...formula,
    openValues: (evidence, evaluate) =>
      isAbout(evidence.road) ? formula.openValues(evidence, evaluate) : null,
  };
}

/** The sign of the difference at a value of the symbol says on which side of it the boundary lies. */
function boundaryOf({ boundary, symbol }: Pick<RegimeClaim<ParameterValues>, 'boundary' | 'symbol'>) {
  return {
    place: 'boundary',
    formula: boundary,
    openValues: ({ parameters, verdict }, evaluate) => {
      if (verdict !== 'supported') return null;
      const [value, claimed] = [parameters[symbol] as number, evaluate(boundary)];
      const relative = { scale: Math.abs(claimed), detects: Math.abs(value / claimed - 1) };
      return value < claimed
        ? { low: value, high: Number.POSITIVE_INFINITY, ...relative }
        : { low: Number.NEGATIVE_INFINITY, high: value, ...relative };
    },
  } satisfies MeasuredFormula;
}

/**
 * Where the risk at a multiple of the minimiser is higher, the minimiser is not that multiple nor, since the risk falls
 * up to its minimum and rises after it, any that is further off.
 */
function minimiser(at: string): MeasuredFormula {
  return {
    place: 'minimiser',
    formula: at,
    openValues: ({ detects, road, verdict }, evaluate) => {
      const multiple = Number(/ times (\S+)$/.exec(road)?.[1]);
      if (verdict !== 'supported' || !(multiple > 0)) return null;
      const value = evaluate(at);
      return multiple < 1
        ? { low: multiple * value, high: Number.POSITIVE_INFINITY, scale: Math.abs(value), detects }
        : { low: Number.NEGATIVE_INFINITY, high: multiple * value, scale: Math.abs(value), detects };
    },
  };
}

/** The values that the means approach, each on its own road, and the boundary, on either side of which they have a sign. */
function asymptoticFormulas({ exact, means }: AsymptoticClaim<ParameterValues>): MeasuredFormula[] {
  const formulas = new Set(means.flatMap(({ equals }) => (typeof equals === 'string' ? [equals] : [])));
  const values = [...formulas].map((formula) => {
    const own = means.filter(({ equals }) => equals === formula);
    const relativeTo = new Map(own.map(({ road, relativeTo }) => [road, relativeTo]));
    return {
      place: formulas.size === 1 ? 'claim' : `value on the road ${own[0]!.road}`,
      formula,
      openValues: (evidence, evaluate) =>
        relativeTo.has(evidence.road)
          ? around('', formula, relativeTo.get(evidence.road)).openValues(evidence, evaluate)
          : null,
    } satisfies MeasuredFormula;
  });
  if (exact === undefined) return values;
  const signed = new Set(
    means.flatMap(({ at, road, sign }) => (sign && at?.symbol === exact.symbol ? [road] : [])),
  );
  const boundary = onRoads(boundaryOf(exact), (road) => signed.has(road));
  return [...values, { ...boundary, symbol: exact.symbol, evaluated: crossingOf(exact) }];
}

/** The other side of an identity, to rounding. */
function sameAs(otherSide: string): NonNullable<MeasuredFormula['evaluated']> {
  return (evaluate) => {
    const value = evaluate(otherSide);
    const scale = Math.abs(value);
    return { low: value - rounding * scale, high: value + rounding * scale, scale, detects: rounding };
  };
}

/** The boundary is where the formulas of two risks cross: their difference has one sign before it and the other after. */
function crossingOf({
  boundary,
  risks: [one, other],
  symbol,
}: RegimeStatement): NonNullable<MeasuredFormula['evaluated']> {
  return (evaluate) => {
    const value = evaluate(boundary);
    const differenceAt = (at: number) => evaluate(one, { [symbol]: at }) - evaluate(other, { [symbol]: at });
    const [low, high] = [value * (1 - beside), value * (1 + beside)];
    const crosses = differenceAt(low) * differenceAt(high) < 0;
    return crosses ? { low, high, scale: Math.abs(value), detects: beside } : null;
  };
}
