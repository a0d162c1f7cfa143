/** `riskproof solve`: a boundary solved for another symbol, with what its direction rests on. */
import { parseExpression } from '../algebra/expression.ts';
import type { OracleOpinion, Solution } from '../run/solution.ts';
import { constraintsLine, formulaLine } from './formula-line.ts';
import { greekSymbol } from './greek.ts';

export const solutionReporters = {
  text: solutionText,
  json: (solution: Solution) => `${JSON.stringify(solution, null, 2)}\n`,
};

function solutionText(solution: Solution): string {
  const { boundary, domain, id, oracles, statement, symbol } = solution;
  const { signOfFactor, solutions } = boundary;
  const x = greekSymbol(boundary.symbol);
  const where = domain === '' ? 'on the whole claim domain' : `wherever ${constraintsLine(domain)}`;
  const lines = [
    `${id}: ${statement}`,
    `  ${greekSymbol(symbol)} = boundary, solved for ${x}:`,
    ...solutions.map((root) => `    ${x} = ${line(root)}`),
    '  by the kernel, which confirms the identity',
    `    ${greekSymbol(symbol)} − boundary = (${line(boundary.factor)})·${solutions
      .map((_, index) => (solutions.length === 1 ? `(${x} − solution)` : `(${x} − root ${index + 1})`))
      .join('·')}`,
    ...sides(solution),
    signOfFactor === 'undecided'
      ? `  The sign of ${line(boundary.factor)} is not certified on the claim domain:`
      : `  The factor is certified ${signOfFactor}, ${where}.`,
    ...boundary.multipliers.map(
      ({ formula, sign }, index) =>
        `    ${index === 0 ? 'factor' : 'over  '} ${line(formula)}: ${sign === 'undecided' ? 'sign not certified' : `${sign} there`}`,
    ),
    ...oracles.map(opinionLine),
  ];
  return `${lines.join('\n')}\n`;
}

const line = (formula: string) => formulaLine(parseExpression(formula));

/** Whose side is which; both cases if the sign of the factor is not certified. */
function sides({ better, boundary, methods }: Solution): string[] {
  const { factor, signOfFactor, signOfProduct, solutions } = boundary;
  const x = greekSymbol(boundary.symbol);
  const [first] = methods;
  const opposite = signOfProduct === 'negative';
  const [between, outside] = opposite
    ? [`${x} is below the positive root`, `${x} exceeds the positive root`]
    : [`${x} lies between the roots`, `${x} lies outside the roots, or there are no real ones`];
  const cases =
    solutions.length === 1
      ? { positive: `${x} < ${line(solutions[0]!)}`, negative: `${x} > ${line(solutions[0]!)}` }
      : { positive: between, negative: outside };
  const one = opposite
    ? ['  The roots have opposite signs on the whole claim domain: exactly one of them is positive.']
    : [];
  if (signOfFactor !== 'undecided') return [`  ${first} ${better} iff ${cases[signOfFactor]}`, ...one];
  return [
    `  ${first} ${better} iff`,
    `    ${cases.positive}, where ${line(factor)} > 0`,
    `    ${cases.negative}, where ${line(factor)} < 0`,
    ...one,
  ];
}

function opinionLine({ oracle, opinion, proposals, reason }: OracleOpinion): string {
  const said = proposals.length === 0 ? '' : ` ${proposals.join('; ')}`;
  return `  ${oracle}: ${opinion}${opinion === 'agrees' ? '' : said}${reason === null ? '' : ` (${reason})`}`;
}
