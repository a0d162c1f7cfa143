/** What an oracle answers is a suggestion; here the kernel judges it. */
import {
  type Expression,
  FormulaError,
  formatExpression,
  parseExpression,
  symbolsOf,
} from '../algebra/expression.ts';
import { degreeIn } from '../algebra/polynomial.ts';
import * as kernel from '../algebra/rational.ts';

export const tasks = ['factor', 'differentiate', 'limit', 'partial-fractions', 'simplify', 'expand'] as const;
export type Task = (typeof tasks)[number];

/** These are done in one symbol; a limit is that for symbol → ∞. */
export const needsSymbol = (task: Task): boolean =>
  task === 'differentiate' || task === 'limit' || task === 'partial-fractions';

export interface Judgement {
  readonly verdict: 'confirmed' | 'refuted' | 'not judged';
  readonly reason: string;
}

/**
 * Whether an answer is right as a rational function, and of the form that was asked for. What the kernel cannot read
 * is not judged; that is never a confirmation.
 */
export function judgeSuggestion(task: Task, input: string, symbol: string | null, output: string): Judgement {
  try {
    const given = kernel.rationalFunction(parseExpression(input));
    const answer = parseExpression(output);
    const stranger = [...symbolsOf(answer)].find((name) => !symbolsOf(parseExpression(input)).has(name));
    if (stranger !== undefined)
      return { verdict: 'not judged', reason: `'${stranger}' is no symbol of the formula` };
    const expected = expectedOf(task, given, symbol);
    if (expected === null) return { verdict: 'refuted', reason: `it grows without bound as ${symbol} → ∞` };
    const got = kernel.rationalFunction(answer);
    if (!kernel.equal(got, expected)) {
      const rest = kernel.formatRationalFunction(kernel.subtract(got, expected));
      return { verdict: 'refuted', reason: `it is wrong by ${rest}` };
    }
    const flaw = flawOf(task, answer, symbol);
    return flaw === null
      ? { verdict: 'confirmed', reason: 'the kernel finds it equal' }
      : { verdict: 'refuted', reason: flaw };
  } catch (error) {
    if (error instanceof kernel.DivisionByZeroError) return { verdict: 'refuted', reason: error.message };
    if (
      error instanceof FormulaError ||
      error instanceof kernel.NotRationalError ||
      error instanceof RangeError
    )
      return { verdict: 'not judged', reason: error.message };
    throw error;
  }
}

function expectedOf(task: Task, f: kernel.RationalFunction, symbol: string | null) {
  if (task === 'differentiate') return kernel.derivative(f, symbol!);
  return task === 'limit' ? kernel.limitAtInfinity(f, symbol!) : f;
}

/** Equal, but not of the form that was asked for. */
function flawOf(task: Task, answer: Expression, symbol: string | null): string | null {
  if (task === 'factor' && (answer.kind === 'add' || answer.kind === 'subtract'))
    return 'it is equal, but a sum and no product';
  if (task !== 'partial-fractions') return null;
  const improper = termsOf(answer).find((term) => {
    const { denominator, numerator } = kernel.rationalFunction(term);
    const below = degreeIn(denominator, symbol!);
    return below > 0 && degreeIn(numerator, symbol!) >= below;
  });
  return improper === undefined
    ? null
    : `it is equal, but ${formatExpression(improper)} is no proper fraction`;
}

function termsOf(e: Expression): Expression[] {
  if (e.kind === 'add' || e.kind === 'subtract') return [...termsOf(e.left), ...termsOf(e.right)];
  return e.kind === 'negate' ? termsOf(e.of) : [e];
}
