import { parseExpression } from '../algebra/expression.ts';
import { formulasOf } from '../claims/claim-formulas.ts';
import type { Claim } from '../claims.ts';
import type { ParameterValues } from '../verdict.ts';
import { formulaLine } from './formula-line.ts';

/** A piece of a claim: words and, where they end in one, a formula as it is written in the theorem's file. */
export interface ClaimLine {
  readonly words: string;
  readonly formula?: string;
}

/** A claim of any kind, piece by piece, for a reader. */
export function claimLines(claim: Claim<ParameterValues>): ClaimLine[] {
  const line = (words: string, formula?: string): ClaimLine => ({
    words,
    ...(formula !== undefined && { formula }),
  });
  switch (claim.kind) {
    case 'mean':
      return [line(`the mean of [${claim.of.name}] =`, claim.equals)];
    case 'bound on a mean':
      return [line(`the mean of [${claim.of.name}] ≤`, claim.atMost)];
    case 'law':
      return [line(`[${claim.of.name}] has the law: ${claim.law}`)];
    case 'pathwise identity':
    case 'pathwise bound':
      return [line(`on every sample: ${claim.statement}`)];
    case 'limit':
      return [
        line(
          `the limit, as ${claim.as.replaceAll('->', '→')}, of the mean of [${claim.of.name}] =`,
          claim.equals,
        ),
      ];
    case 'regime': {
      const { methods, risks, symbol, boundary, factor, solved = [] } = claim;
      return [
        line(`mean risk of [${methods[0]}] =`, risks[0]),
        line(`mean risk of [${methods[1]}] =`, risks[1]),
        line(`the first is the lower one exactly where ${symbol} <`, boundary),
        line(`because their difference is (${symbol} − boundary) times a positive factor:`, factor),
        ...solved.map(({ of, equals }) =>
          line(`on the boundary ${formulaLine(parseExpression(of))} =`, equals),
        ),
      ];
    }
    case 'identity':
      return [
        line('for all parameters', claim.left),
        line(claim.positive ? 'equals, and is positive:' : 'equals', claim.right),
      ];
    case 'argmin':
      return [
        line(`the mean risk is least at ${claim.over} =`, claim.at),
        ...(claim.objective === undefined ? [] : [line('where the mean risk is', claim.objective)]),
      ];
    case 'divergence':
      return [line(`without bound as ${claim.symbol} tends to ${claim.poles.join(', ')}:`, claim.formula)];
    case 'conjecture':
      return claimLines(claim.claim);
    default:
      return formulasOf(claim).map(([place, formula]) => line(`${place}:`, formula));
  }
}
