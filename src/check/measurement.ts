import { compileExpression } from '../algebra/expression.ts';
import type { ArgminClaim, ConditionedRoad, Observable, RegimeClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { measureAsymptotic } from './asymptotic.ts';
import { measureLaw } from './law.ts';
import { type MeanRoad, measureMean } from './mean.ts';
import { measureBound, measureIdentity } from './pathwise.ts';
import { type Point, symbolValues } from './point.ts';

/** One thing that can be measured at a point. */
export interface Measurement {
  readonly road: string;
  readonly measure: (point: Point) => Evidence;
}

/** The plain road beside a sharper one must exclude an error of this size, or `detects` if that is larger. */
const plainDetects = 0.1;
/** From this error on, a measurement needs so few draws that a short pilot is enough. */
const shortPilotDetects = 0.05;
/** A crossing is located between 1 ∓ this of the predicted boundary: an interval 4 % wide. */
const crossingGap = 0.02;
/** The plain paired difference is judged at this distance from the boundary. */
const plainGap = 0.5;

/** Everything that is measured for a theorem at one point of its sampling domain; empty for a pure identity. */
export function measurementsOf(theorem: Theorem): readonly Measurement[] {
  const { conditioned } = theorem;
  const claim = theorem.claim.kind === 'conjecture' ? theorem.claim.claim : theorem.claim;
  switch (claim.kind) {
    case 'mean':
    case 'bound on a mean': {
      const formula = claim.kind === 'mean' ? claim.equals : claim.atMost;
      const direction = claim.kind === 'mean' ? 'equal' : 'at most';
      const mean = (
        road: string,
        of: Pick<Observable<ParameterValues>, 'sampler'>,
        coarse: boolean,
        variance: string | null,
      ) =>
        measurement(theorem, road, of.sampler, (evaluate, point) => ({
          predicted: evaluate(formula),
          scale: Math.abs(evaluate(formula)),
          coarse: coarse || point.detects >= shortPilotDetects,
          detects: coarse ? Math.max(plainDetects, point.detects) : point.detects,
          variance: variance === null ? null : evaluate(variance),
          direction,
        }));
      return [
        mean('plain', claim.of, conditioned !== null, theorem.variance?.formula ?? null),
        ...(conditioned
          ? [mean('conditioned', conditioned, false, conditioned.variance?.formula ?? null)]
          : []),
      ];
    }
    case 'limit':
      return [
        measurement(theorem, 'plain', claim.of.sampler, (evaluate, { values }) => ({
          predicted: evaluate(claim.equals),
          scale: Math.abs(evaluate(claim.equals)),
          bias: claim.bias(values),
        })),
      ];
    case 'identity': {
      const { gap, right } = claim;
      if (!gap) return [];
      return [
        measurement(theorem, 'plain', gap.of.sampler, (evaluate, { values }) => ({
          predicted: evaluate(right),
          scale: Math.abs(evaluate(gap.relativeTo)),
          bias: gap.bias(values),
        })),
      ];
    }
    case 'regime': {
      const sharp = claim.conditioned ?? { ...claim.difference, given: [] };
      return [
        signMeasurement(theorem, claim, 'crossing from below', sharp, 1 - crossingGap),
        signMeasurement(theorem, claim, 'crossing from above', sharp, 1 + crossingGap),
        signMeasurement(theorem, claim, 'plain below', claim.difference, 1 - plainGap),
        signMeasurement(theorem, claim, 'plain above', claim.difference, 1 + plainGap),
      ];
    }
    case 'law':
      return [{ road: 'plain', measure: (point) => measureLaw(point, claim) }];
    case 'pathwise identity':
      return [{ road: 'plain', measure: (point) => measureIdentity(point, 'plain', claim.sampler) }];
    case 'pathwise bound': {
      const { attained, sampler } = claim;
      const bound = { road: 'plain', measure: (point: Point) => measureBound(point, 'plain', sampler) };
      if (attained === null) return [bound];
      return [bound, { road: 'attained', measure: (point) => measureIdentity(point, 'attained', attained) }];
    }
    case 'argmin':
      return claim.worseAt.map((multiple) => argminMeasurement(theorem, claim, multiple));
    case 'asymptotic':
      return [{ road: 'plain', measure: (point) => measureAsymptotic(point, claim) }];
    case 'divergence':
      return [];
  }
}

type Evaluate = (formula: string) => number;
type RoadPlan = Pick<MeanRoad, 'predicted' | 'scale'> & Partial<MeanRoad>;

function measurement(
  theorem: Theorem,
  road: string,
  sampler: MeanRoad['sampler'],
  plan: (evaluate: Evaluate, point: Point) => RoadPlan,
): Measurement {
  return {
    road,
    measure: (point) => {
      const symbols = symbolValues(point);
      const evaluate: Evaluate = (formula) => compileExpression(theorem.read(formula))(symbols);
      return measureMean(point, {
        road,
        sampler,
        detects: point.detects,
        bias: 0,
        variance: null,
        direction: 'equal',
        coarse: point.detects >= shortPilotDetects,
        ...plan(evaluate, point),
      });
    },
  };
}

/** risk(multiple · minimiser) − risk(minimiser) > 0, on the same data. */
function argminMeasurement(
  theorem: Theorem,
  claim: ArgminClaim<ParameterValues>,
  multiple: number,
): Measurement {
  const { objective, over } = claim;
  return measurement(
    theorem,
    `${over} times ${multiple}`,
    claim.difference(multiple).sampler,
    (evaluate, point) => {
      const minimiser = evaluate(claim.at);
      const risk = (value: number) =>
        compileExpression(theorem.read(objective!, [over]))({ ...symbolValues(point), [over]: value });
      return {
        predicted: 0,
        scale: objective === undefined ? 0 : risk(multiple * minimiser) - risk(minimiser),
        detects: objective === undefined ? point.detects : 1,
        direction: 'above',
      };
    },
  );
}

/** The sign of the difference of two risks at a stated multiple of the predicted boundary. */
function signMeasurement(
  theorem: Theorem,
  claim: RegimeClaim<ParameterValues>,
  road: string,
  of: Pick<ConditionedRoad<ParameterValues>, 'sampler'>,
  multiple: number,
): Measurement {
  return {
    road,
    measure: (point) => {
      const boundary = compileExpression(theorem.read(claim.boundary))(symbolValues(point));
      const there: Point = { ...point, values: { ...point.values, [claim.symbol]: multiple * boundary } };
      const symbols = symbolValues(there);
      const [first, second] = claim.risks.map((risk) => compileExpression(theorem.read(risk))(symbols));
      const evidence = measureMean(there, {
        road,
        sampler: of.sampler,
        predicted: 0,
        scale: Math.abs(first! - second!),
        detects: 1,
        bias: 0,
        variance: null,
        coarse: Math.abs(multiple - 1) >= plainDetects,
        direction: multiple < 1 ? 'below' : 'above',
      });
      return { ...evidence, predicted: first! - second!, detects: Math.abs(multiple - 1) };
    },
  };
}
