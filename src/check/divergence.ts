import { compileExpression } from '../algebra/expression.ts';
import type { DivergenceClaim, DivergingMean } from '../claims.ts';
import type { ParameterValues } from '../verdict.ts';
import { lawRoadPower, measureLaw } from './law.ts';
import { measureMean } from './mean.ts';
import { meanPower } from './mean-power.ts';
import type { MeanRoad } from './mean-road.ts';
import { type Point, symbolValues } from './point.ts';
import { type Measurement, plainDetects } from './road.ts';

/**
 * What is measured of a divergence: the law at each pole, which shows that the mean is infinite without estimating it,
 * and the mean at values of the symbol that come closer to the pole, where it must follow its growing formula.
 */
export function divergenceMeasurements(claim: DivergenceClaim<ParameterValues>): readonly Measurement[] {
  const { laws = [], others = [], symbol } = claim;
  return [
    ...laws.map(({ at, law }): Measurement => {
      const road = `law at ${symbol} = ${at}`;
      return {
        road,
        measure: (point) => measureLaw(setTo(point, symbol, at), law, road),
        power: lawRoadPower,
      };
    }),
    ...[claim, ...others].flatMap((mean) => meansNear(symbol, mean)),
  ];
}

function meansNear(
  symbol: string,
  { formula, near = [] }: DivergingMean<ParameterValues>,
): readonly Measurement[] {
  return near.flatMap(({ of, road, values, variance }) =>
    values.map((value) => {
      const name = `${road} at ${symbol} = ${value}`;
      const placed = (point: Point): [Point, MeanRoad] => {
        const there = setTo(point, symbol, value);
        const predicted = evaluate(there, formula);
        const along: MeanRoad = {
          road: name,
          sampler: of.sampler,
          predicted,
          scale: Math.abs(predicted),
          detects: Math.max(plainDetects, point.detects),
          bias: 0,
          variance: variance === undefined ? null : evaluate(there, variance.formula),
          direction: 'equal',
          coarse: true,
        };
        return [there, along];
      };
      return {
        road: name,
        measure: (point: Point) => measureMean(...placed(point)),
        power: (point: Point) => meanPower(...placed(point)),
      };
    }),
  );
}

const evaluate = (point: Point, formula: string): number =>
  compileExpression(point.theorem.read(formula))(symbolValues(point));

/** The point with the symbol at a value of its own, a formula in the parameters. */
function setTo(point: Point, symbol: string, value: string): Point {
  const parametersAlone = { ...point, theorem: { ...point.theorem, quantities: {} } };
  const number = compileExpression(point.theorem.read(value))(symbolValues(parametersAlone));
  return { ...point, values: { ...point.values, [symbol]: number } };
}
