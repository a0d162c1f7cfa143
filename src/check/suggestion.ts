/** What an oracle answers is a suggestion; here the kernel judges it. */
import {
  type Expression,
  FormulaError,
  formatExpression,
  parseExpression,
  substituteExpressions,
  symbolsOf,
} from '../algebra/expression.ts';
import { factorise } from '../algebra/factorisation.ts';
import { degreeIn, formatPolynomial } from '../algebra/polynomial.ts';
import { exactQuotient } from '../algebra/polynomial-division.ts';
import * as kernel from '../algebra/rational.ts';
import { termsOf } from '../algebra/sums-and-products.ts';

export const tasks = ['factor', 'differentiate', 'limit', 'partial-fractions', 'simplify', 'expand'] as const;
export type Task = (typeof tasks)[number];

/** These are done in one symbol. */
export const needsSymbol = (task: Task): boolean =>
  task === 'differentiate' || task === 'limit' || task === 'partial-fractions';

export interface Request {
  readonly task: Task;
  readonly formula: string;
  /** In which it is done; null where the task needs none. */
  readonly symbol: string | null;
  /** Where a limit is taken; null for symbol → ∞. */
  readonly at: string | null;
}

export interface Judgement {
  readonly verdict: 'confirmed' | 'refuted' | 'not judged';
  readonly reason: string;
}

const confirmed = (reason: string): Judgement => ({ verdict: 'confirmed', reason });
const refuted = (reason: string): Judgement => ({ verdict: 'refuted', reason });
const notJudged = (reason: string): Judgement => ({ verdict: 'not judged', reason });

/**
 * Whether an answer is right as a rational function, and of the form that was asked for. What the kernel cannot
 * decide, such as exp or log, is not judged; that is never a confirmation.
 */
export function judgeSuggestion({ at, formula, symbol, task }: Request, output: string): Judgement {
  return judging(formula, () => {
    const given = parseExpression(formula);
    const expected = expectedOf(task, kernel.rationalFunction(given), symbol, at);
    return () => {
      const answer = parseExpression(output);
      const known = [given, ...(at === null ? [] : [parseExpression(at)])];
      const stranger = strangerIn(answer, known);
      if (stranger !== undefined) return notJudged(`'${stranger}' is no symbol of the formula`);
      if (expected === null) return refuted(`it grows without bound as ${symbol} → ∞`);
      const got = kernel.rationalFunction(answer);
      if (!kernel.equal(got, expected)) return differing(kernel.subtract(got, expected), 'it is wrong by');
      return judgeForm(task, answer, expected, symbol);
    };
  });
}

/**
 * Whether a solution makes a formula zero for all values of the other symbols. A pole does not.
 * @param difference - What is to be zero.
 */
export function judgeSolution(difference: string, symbol: string, solution: string): Judgement {
  return judging(difference, () => {
    const given = parseExpression(difference);
    kernel.rationalFunction(given);
    return () => {
      const answer = parseExpression(solution);
      const stranger = strangerIn(answer, [given]);
      if (stranger !== undefined) return notJudged(`'${stranger}' is no symbol of the equation`);
      if (symbolsOf(answer).has(symbol)) return refuted(`it is no solution: it has ${symbol} in it`);
      const rest = kernel.rationalFunction(substituteExpressions(given, { [symbol]: answer }));
      if (!kernel.isZero(rest)) return differing(rest, 'the sides then differ by');
      return confirmed('the sides are then identical');
    };
  });
}

/** The judgement of an answer, when the question has been read; nothing is judged if the kernel cannot read it. */
function judging(question: string, read: () => () => Judgement): Judgement {
  try {
    const judge = read();
    try {
      return judge();
    } catch (error) {
      if (error instanceof kernel.DivisionByZeroError) return refuted(error.message);
      throw error;
    }
  } catch (error) {
    if (error instanceof kernel.DivisionByZeroError) return notJudged(`of '${question}': ${error.message}`);
    if (error instanceof FormulaError) return notJudged('it is no formula that can be read');
    if (error instanceof kernel.NotRationalError || error instanceof RangeError)
      return notJudged(error.message);
    throw error;
  }
}

function strangerIn(answer: Expression, known: readonly Expression[]): string | undefined {
  const symbols = new Set(known.flatMap((expression) => [...symbolsOf(expression)]));
  return [...symbolsOf(answer)].find((name) => !symbols.has(name));
}

/** With square roots the kernel proves that formulas are equal, but not that they are different. */
function differing(rest: kernel.RationalFunction, how: string): Judgement {
  if (rest.radicals.size > 0) return notJudged('with square roots the kernel does not find it equal');
  return refuted(`${how} ${kernel.formatRationalFunction(rest)}`);
}

/** Null if it grows without bound. */
function expectedOf(task: Task, f: kernel.RationalFunction, symbol: string | null, at: string | null) {
  if (task === 'differentiate') return kernel.derivative(f, symbol!);
  if (task !== 'limit') return f;
  if (at === null) return kernel.limitAtInfinity(f, symbol!);
  return kernel.substitute(f, symbol!, kernel.rationalFunction(parseExpression(at)));
}

/** An answer that is equal may still not be of the form that was asked for. */
function judgeForm(
  task: Task,
  answer: Expression,
  value: kernel.RationalFunction,
  symbol: string | null,
): Judgement {
  const terms = termsOf(answer).map(({ of }) => of);
  if (task === 'factor' && terms.length > 1 && !kernel.isZero(value)) {
    const { powers } = factorise(value.numerator);
    const [power] = powers;
    return powers.length > 1 || (power?.exponent ?? 1) > 1
      ? refuted(`it is equal, but no product: ${formatPolynomial(power!.base)} is a factor`)
      : notJudged('it is equal, but a sum; whether it has factors is not decided');
  }
  if (task === 'partial-fractions') {
    for (const term of terms) {
      const { denominator, numerator } = kernel.rationalFunction(term);
      const below = degreeIn(denominator, symbol!);
      if (below > 0 && degreeIn(numerator, symbol!) >= below)
        return refuted(`it is equal, but ${formatExpression(term)} is no proper fraction`);
      if (exactQuotient(value.denominator, denominator) === null)
        return notJudged(`it is equal, but the denominator of ${formatExpression(term)} is a new one`);
    }
  }
  return confirmed('the kernel finds it equal');
}
