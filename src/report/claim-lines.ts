import { parseExpression } from '../algebra/expression.ts';
import type { Claim, RegimeStatement } from '../claims.ts';
import type { ParameterValues } from '../verdict.ts';
import { formulaLine } from './formula-line.ts';

/** A piece of a claim: words and, where they end in one, a formula as it is written in the theorem's file. */
export interface ClaimLine {
  readonly words: string;
  readonly formula?: string;
}

const line = (words: string, formula?: string): ClaimLine => ({
  words,
  ...(formula !== undefined && { formula }),
});

/** A claim of any kind, piece by piece, for a reader. */
export function claimLines(claim: Claim<ParameterValues>): ClaimLine[] {
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
    case 'probability': {
      const relation = { 'at most': '≤', 'at least': '≥', equal: '=' }[claim.direction];
      return [line(`the probability that [${claim.of.name}] ${relation}`, claim.formula)];
    }
    case 'rate':
      return [
        line(
          `as ${claim.in} grows, the mean of [${claim.of.name}] behaves as ${claim.in} to the`,
          claim.exponent,
        ),
      ];
    case 'asymptotic':
      return [
        ...(claim.exact ? regimeLines(claim.exact) : []),
        ...claim.means.map(({ at, equals, of, road }) => {
          const where =
            at === undefined ? '' : ` at ${at.symbol} = ${formulaLine(parseExpression(at.equals))}`;
          const mean = `as all dimensions grow, the mean of [${of(claim.sizes[0]!).name}]${where} (${road})`;
          return typeof equals === 'string'
            ? line(`${mean} approaches`, equals)
            : line(`${mean} approaches a value that has no formula here but a function of the size`);
        }),
      ];
    case 'regime':
      return regimeLines(claim);
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
    case 'discrete argmin':
      return [line(`the mean risk is least at one ${claim.over}, and every other choice is worse`)];
    case 'divergence':
      return [line(`without bound as ${claim.symbol} tends to ${claim.poles.join(', ')}:`, claim.formula)];
    case 'conjecture':
      return claimLines(claim.claim);
  }
}

/** Which of two risks is the lower one, where, and why. */
function regimeLines(claim: RegimeStatement): ClaimLine[] {
  const { methods, risks, symbol, boundary, factor, slopeIn, solved = [] } = claim;
  const [compared, difference] =
    slopeIn === undefined
      ? ['the first is the lower one', 'their difference']
      : [`the first grows slower with ${slopeIn}`, 'the difference of their slopes'];
  return [
    line(`mean risk of [${methods[0]}] =`, risks[0]),
    line(`mean risk of [${methods[1]}] =`, risks[1]),
    line(`${compared} exactly where ${symbol} <`, boundary),
    line(`because ${difference} is (${symbol} − boundary) times a positive factor:`, factor),
    ...solved.map(({ of, equals }) => line(`on the boundary ${formulaLine(parseExpression(of))} =`, equals)),
  ];
}
