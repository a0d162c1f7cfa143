/** `riskproof solve`: a boundary solved for another symbol, with what its direction rests on. */
import { type Expression, parseExpression, substituteExpressions } from '../algebra/expression.ts';
import type { OracleOpinion, Solution } from '../run/solution.ts';
import { constraintsLine, formulaLine } from './formula-line.ts';
import { greekSymbol } from './greek.ts';

export const solutionReporters = {
  text: solutionText,
  json: (solution: Solution) => `${JSON.stringify(solution, null, 2)}\n`,
};

/** How a formula is written here, with a square as one. */
type Write = (formula: string) => string;

function solutionText(solution: Solution): string {
  const { boundary, claimed, id, oracles, statement, symbol } = solution;
  const { of, solutions } = boundary;
  const write = writing(solution);
  const x = write(of);
  const lines = [
    `${id}: ${statement}`,
    '',
    ...solutions.map((root, index) => `  ${nameOf(index, solutions)}: ${x} = ${write(root)}`),
    ...sides(solution, write),
    '',
    `  ${write(`${symbol} - (${claimed})`)} = ${product(solution, write)}, an identity that the kernel verified`,
    ...direction(solution, write),
    ...oracles.map((oracle) => `  ${opinionLine(oracle, solutions.length)}`),
  ];
  return `${lines.join('\n')}\n`;
}

const nameOf = (index: number, { length }: readonly string[]) =>
  length === 1 ? 'solution' : `root ${index + 1}`;

function product({ boundary: { factor, of, solutions } }: Solution, write: Write): string {
  const differences = solutions.map((_, index) => `(${write(of)} − ${nameOf(index, solutions)})`);
  // a/b·c could be taken for a/(b·c).
  const leading = factor.includes('/') ? `(${write(factor)})` : write(factor);
  return [...(factor === '1' ? [] : [leading]), ...differences].join('·');
}

function writing({ boundary: { of, symbol } }: Solution): Write {
  const squares: Readonly<Record<string, Expression>> =
    of === symbol ? {} : { [symbol]: parseExpression(of) };
  return (formula) => formulaLine(substituteExpressions(parseExpression(formula), squares));
}

/** Whose side is which; both cases if the sign of the factor is not certified. */
function sides({ better, boundary, methods }: Solution, write: Write): string[] {
  const { of, signOfFactor, signOfProduct, solutions, turnsWith } = boundary;
  const x = write(of);
  const oneIsPositive = signOfProduct === 'negative';
  const [between, outside] = oneIsPositive
    ? [`${x} is below the positive root`, `${x} exceeds the positive root`]
    : [`${x} lies between the roots`, `${x} lies outside the roots, or they are not real`];
  const cases =
    solutions.length === 1
      ? { positive: `${x} < ${write(solutions[0]!)}`, negative: `${x} > ${write(solutions[0]!)}` }
      : { positive: between, negative: outside };
  const roots = oneIsPositive
    ? ['  The roots have opposite signs on the whole claim domain: exactly one of them is positive.']
    : [];
  if (signOfFactor !== 'undecided')
    return [
      `  ${methods[0]} ${better} iff ${cases[signOfFactor]}`,
      `  ${methods[1]} on the other side.`,
      ...roots,
    ];
  return [
    `  ${methods[0]} ${better} iff`,
    `    ${cases.positive}, where ${write(turnsWith!)} > 0`,
    `    ${cases.negative}, where ${write(turnsWith!)} < 0`,
    `  ${methods[1]} on the other side.`,
    ...roots,
  ];
}

/** What that does to the direction of the inequality, and what it was multiplied and divided by. */
function direction({ boundary, domain, symbol }: Solution, write: Write): string[] {
  const { multipliers, of, signOfFactor, solutions, turnsWith } = boundary;
  const where = domain === '' ? 'on the whole claim domain' : `wherever ${constraintsLine(domain)}`;
  const x = write(of);
  const [subject, keeps, turns] =
    solutions.length === 1
      ? [`${greekSymbol(symbol)} < boundary`, 'keeps its direction', 'turns its direction']
      : [`the factor of (${x} − root 1)(${x} − root 2)`, 'is positive', 'is negative'];
  const said = {
    positive: `${keeps} ${where}`,
    negative: `${turns} ${where}`,
    undecided: `${keeps} where ${turnsWith && write(turnsWith)} > 0, and ${turns} where it is < 0`,
  }[signOfFactor];
  const listed = multipliers.map(({ exponent, formula, sign }) => {
    const power = Math.abs(exponent) === 1 ? formula : `(${formula})^${Math.abs(exponent)}`;
    const verb = exponent > 0 ? 'divided by' : 'multiplied by';
    return `    ${verb} ${write(power)}: ${sign === 'positive' ? 'certified positive there' : 'sign not certified'}`;
  });
  return [`  ${subject} ${said}${listed.length === 0 ? '.' : ':'}`, ...listed];
}

/** In the oracle's own words, with our symbols. */
function opinionLine({ opinion, oracle, proposals, reason }: OracleOpinion, wanted: number): string {
  const said = (verdict: string) => proposals.find((proposal) => proposal.verdict === verdict);
  switch (opinion) {
    case 'agrees':
      return `${oracle}: agrees`;
    case 'no answer':
      return reason!.startsWith(oracle) ? reason!.replace(oracle, `${oracle}:`) : `${oracle}: ${reason}`;
    case 'incomplete':
      return `${oracle}: incomplete, ${proposals.length} of ${wanted} solutions`;
    case 'wrong': {
      const { output, reason: why } = said('refuted')!;
      return `${oracle}: wrong, it says ${output}, but ${why}`;
    }
    case 'not judged': {
      const { output, reason: why } = said('not judged')!;
      return `${oracle}: not judged, it says ${output}: ${why}`;
    }
  }
}
