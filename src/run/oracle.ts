import { Worker } from 'node:worker_threads';
import {
  checkSymbols,
  type Expression,
  FormulaError,
  formatExpression,
  parseExpression,
  substituteExpressions,
  symbolsOf,
} from '../algebra/expression.ts';
import { formatPolynomial } from '../algebra/polynomial.ts';
import { formatRationalFunction, isZero, rationalFunction } from '../algebra/rational.ts';
import { type Judgement, judgeSuggestion, type Task } from '../check/suggestion.ts';
import { compiled } from './compiled.ts';
import { oneLine } from './one-line.ts';
import type { OracleAnswer, OracleQuestion } from './oracle-worker.ts';

/** The oracle gave no answer: it took too long, or failed. */
export class OracleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OracleError';
  }
}

export interface OracleOptions {
  /** Milliseconds until the oracle's thread is killed (default 10,000). It decides whether there is an answer, never which. */
  readonly timeLimit?: number;
}

/** What nerdamer proposed, sorted by the trusted kernel. */
export interface Proposals {
  /** Solutions that make both sides identical, as the kernel writes them. */
  readonly confirmed: readonly string[];
  /** The oracle's mistakes, in its own words (with our symbols where they can be read), and why they are mistakes. */
  readonly refuted: readonly { readonly proposal: string; readonly reason: string }[];
}

/**
 * Asks nerdamer for the solutions of an equation. They are suggestions: nothing has been checked. What is no real
 * expression, such as an imaginary number, is left out.
 *
 * @param equation - 'left = right', or an expression that is to be zero; without a division by the symbol, because
 *   with denominators nerdamer can hang or return poles.
 * @throws OracleError if there is no answer within the time limit.
 */
export async function solveFor(
  equation: string,
  symbol: string,
  options: OracleOptions = {},
): Promise<string[]> {
  const [left = '', right = '0'] = equation.split(/==?/);
  const toBeZero = parseExpression(`${left} - (${right})`);
  const names = renamed([...symbolsOf(toBeZero), symbol]);
  const solutions = await ask('solve', toBeZero, symbol, names, options);
  return solutions
    .map((solution) => inOurSymbols(solution, names))
    .filter((solution) => solution !== null)
    .map(formatExpression);
}

/**
 * Solves left = right for a symbol: the kernel clears the denominators, nerdamer proposes, the kernel confirms by
 * substitution. A pole that is proposed as a solution is refuted, and so is an approximate or imaginary number.
 *
 * @throws OracleError if there is no answer within the time limit.
 */
export async function proposeSolutions(
  left: string,
  right: string,
  symbol: string,
  options: OracleOptions = {},
): Promise<Proposals> {
  const difference = parseExpression(`(${left}) - (${right})`);
  const cleared = parseExpression(formatPolynomial(rationalFunction(difference).numerator));
  const names = renamed([...symbolsOf(difference), symbol]);
  const confirmed: string[] = [];
  const refuted: Proposals['refuted'][number][] = [];
  for (const solution of await ask('solve', cleared, symbol, names, options)) {
    const verdict = judgeProposal(solution, difference, symbol, names);
    if ('confirmed' in verdict) confirmed.push(verdict.confirmed);
    else refuted.push(verdict);
  }
  return { confirmed, refuted };
}

/** An answer in the oracle's own words, with our symbols where they can be read, and what the kernel says of it. */
export interface Suggestion extends Judgement {
  readonly output: string;
}

/**
 * Asks nerdamer to do something with a formula, and the kernel to judge the answer.
 *
 * @param symbol - In which it is done; null where the task needs none.
 * @throws OracleError if there is no answer within the time limit; FormulaError for a formula that cannot be read.
 */
export async function askFor(
  task: Task,
  formula: string,
  symbol: string | null,
  options: OracleOptions = {},
): Promise<Suggestion> {
  const expression = parseExpression(formula);
  const names = renamed([...symbolsOf(expression), ...(symbol === null ? [] : [symbol])]);
  const [answer = ''] = await ask(task, expression, symbol ?? '', names, options);
  const read = inOurSymbols(answer, names);
  const output = read === null ? answer : formatExpression(read);
  return { output, ...judgeSuggestion(task, formula, symbol, output) };
}

/** Whether a proposed solution makes the difference of both sides zero for all values of the other symbols. */
function judgeProposal(
  solution: string,
  difference: Expression,
  symbol: string,
  names: ReadonlyMap<string, string>,
): { confirmed: string } | { proposal: string; reason: string } {
  const value = inOurSymbols(solution, names);
  if (value === null) return { proposal: solution, reason: 'it is not a real expression' };
  const proposal = formatExpression(value);
  try {
    const rest = rationalFunction(substituteExpressions(difference, { [symbol]: value }));
    if (isZero(rest)) return { confirmed: formatRationalFunction(rationalFunction(value)) };
    return { proposal, reason: `the sides then differ by ${formatRationalFunction(rest)}` };
  } catch (error) {
    return { proposal, reason: oneLine(error) };
  }
}

/** x1, x2, … for our symbols: to nerdamer `i` is imaginary, `e` and `pi` are numbers. */
function renamed(symbols: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...new Set(symbols)].map((name, index) => [name, `x${index + 1}`]));
}

/** The oracle's text as an expression over our symbols; null if it is none, as nerdamer's imaginary i is not. */
function inOurSymbols(text: string, names: ReadonlyMap<string, string>): Expression | null {
  try {
    const expression = parseExpression(text);
    checkSymbols(text, expression, names.values());
    return rename(expression, new Map([...names].map(([ours, theirs]) => [theirs, ours])));
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

function rename(expression: Expression, names: ReadonlyMap<string, string>): Expression {
  const symbols = [...names].map(([from, to]) => [from, { kind: 'symbol', name: to } as const] as const);
  return substituteExpressions(expression, Object.fromEntries(symbols));
}

function ask(
  task: OracleQuestion['task'],
  asked: Expression,
  symbol: string,
  names: ReadonlyMap<string, string>,
  { timeLimit = 10_000 }: OracleOptions,
): Promise<readonly string[]> {
  const question: OracleQuestion = {
    task,
    expression: formatExpression(rename(asked, names)),
    symbol: names.get(symbol) ?? '',
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(compiled('src/run/oracle-worker'), { workerData: question });
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      finish();
    };
    const timer = setTimeout(
      () => settle(() => reject(new OracleError(`nerdamer gave no answer within ${timeLimit} ms`))),
      timeLimit,
    );
    worker.once('message', (answer: OracleAnswer) =>
      settle(() =>
        'error' in answer
          ? reject(new OracleError(`nerdamer failed: ${oneLine(answer.error)}`))
          : resolve(answer.solutions),
      ),
    );
    worker.once('error', (error) =>
      settle(() => reject(new OracleError(`nerdamer failed: ${oneLine(error)}`))),
    );
  });
}
