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
import { rationalFunction } from '../algebra/rational.ts';
import { type Judgement, judgeSolution, judgeSuggestion, type Request } from '../check/suggestion.ts';
import { compiled } from './compiled.ts';
import { oneLine } from './one-line.ts';
import type { OracleAnswer, OracleQuestion } from './oracle-question.ts';

export const oracleNames = ['nerdamer', 'mathjs'] as const;
export type OracleName = (typeof oracleNames)[number];

/** The oracle gave no answer: it took too long, or failed, or cannot do such a thing. */
export class OracleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OracleError';
  }
}

export interface OracleOptions {
  /** nerdamer by default. */
  readonly oracle?: OracleName;
  /** Milliseconds until the oracle's thread is killed (default 5,000). It decides whether there is an answer, never which. */
  readonly timeLimit?: number;
}

/** An answer in the oracle's own words, with our symbols where they can be read, and what the kernel says of it. */
export interface Suggestion extends Judgement {
  readonly output: string;
}

/**
 * Solves left = right for a symbol: the kernel clears the denominators, because with them nerdamer can hang or return
 * poles; the oracle proposes, the kernel judges each proposal by substitution.
 *
 * @throws OracleError if there is no answer within the time limit; FormulaError for a formula that cannot be read.
 */
export async function proposeSolutions(
  left: string,
  right: string,
  symbol: string,
  options: OracleOptions = {},
): Promise<readonly Suggestion[]> {
  const difference = parseExpression(`(${left}) - (${right})`);
  const cleared = parseExpression(formatPolynomial(rationalFunction(difference).numerator));
  const names = renamed([...symbolsOf(difference), symbol]);
  const question = {
    task: 'solve',
    expression: inTheirs(cleared, names),
    symbol: names.get(symbol)!,
    at: null,
  } as const;
  const proposals = await ask(question, options);
  return proposals
    .map((proposal) => inOurSymbols(proposal, names))
    .map((output) => ({ output, ...judgeSolution(formatExpression(difference), symbol, output) }));
}

/**
 * Asks an oracle to do something with a formula, and the kernel to judge the answer.
 *
 * @throws OracleError if there is no answer within the time limit; FormulaError for a formula that cannot be read.
 */
export async function askFor(request: Request, options: OracleOptions = {}): Promise<Suggestion> {
  const { at, formula, symbol, task } = request;
  const expression = parseExpression(formula);
  const place = at === null ? null : parseExpression(at);
  const all = [
    ...symbolsOf(expression),
    ...(place ? symbolsOf(place) : []),
    ...(symbol === null ? [] : [symbol]),
  ];
  const names = renamed(all);
  const [answer = ''] = await ask(
    {
      task,
      expression: inTheirs(expression, names),
      symbol: symbol === null ? '' : names.get(symbol)!,
      at: place && inTheirs(place, names),
    },
    options,
  );
  const output = inOurSymbols(answer, names);
  return { output, ...judgeSuggestion(request, output) };
}

/** x1, x2, … for our symbols: to nerdamer `i` is imaginary, `e` and `pi` are numbers; to mathjs `b` is a unit. */
function renamed(symbols: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...new Set(symbols)].map((name, index) => [name, `x${index + 1}`]));
}

const inTheirs = (expression: Expression, names: ReadonlyMap<string, string>) =>
  formatExpression(rename(expression, names));

/** The oracle's text over our symbols; as it is, if it is no formula over its own, as with nerdamer's imaginary i. */
function inOurSymbols(text: string, names: ReadonlyMap<string, string>): string {
  try {
    const expression = parseExpression(text);
    checkSymbols(text, expression, names.values());
    return formatExpression(rename(expression, new Map([...names].map(([ours, theirs]) => [theirs, ours]))));
  } catch (error) {
    if (error instanceof FormulaError) return text;
    throw error;
  }
}

function rename(expression: Expression, names: ReadonlyMap<string, string>): Expression {
  const symbols = [...names].map(([from, to]) => [from, { kind: 'symbol', name: to } as const] as const);
  return substituteExpressions(expression, Object.fromEntries(symbols));
}

function ask(
  question: OracleQuestion,
  { oracle = 'nerdamer', timeLimit = 5_000 }: OracleOptions,
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(compiled(`src/run/oracle-${oracle}`), { workerData: question });
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      finish();
    };
    const fail = (reason: string) => settle(() => reject(new OracleError(`${oracle} ${reason}`)));
    const timer = setTimeout(() => fail(`gave no answer within ${timeLimit} ms`), timeLimit);
    worker.once('message', (answer: OracleAnswer) =>
      'error' in answer ? fail(`failed: ${oneLine(answer.error)}`) : settle(() => resolve(answer.answers)),
    );
    worker.once('error', (error) => fail(`failed: ${oneLine(error)}`));
  });
}
