/** The only place that imports nerdamer. It runs in a thread of its own, because `solve` can hang. */
import { parentPort, workerData } from 'node:worker_threads';
import nerdamer from 'nerdamer';
import type { Task } from '../check/suggestion.ts';

export interface OracleQuestion {
  readonly task: 'solve' | Task;
  /** To solve: what is to be zero, without a division by the symbol. */
  readonly expression: string;
  /** Empty where the task needs none. */
  readonly symbol: string;
}

const calls: Readonly<Record<Task, (expression: string, symbol: string) => string>> = {
  factor: (expression) => `factor(${expression})`,
  differentiate: (expression, symbol) => `diff(${expression}, ${symbol})`,
  limit: (expression, symbol) => `limit(${expression}, ${symbol}, Infinity)`,
  'partial-fractions': (expression, symbol) => `partfrac(${expression}, ${symbol})`,
  simplify: (expression) => `simplify(${expression})`,
  expand: (expression) => `expand(${expression})`,
};

export type OracleAnswer = { readonly solutions: readonly string[] } | { readonly error: string };

function answer({ expression: text, symbol, task }: OracleQuestion): OracleAnswer {
  try {
    // The clock of the caller decides; nerdamer's own would give shorter answers on a busy machine.
    nerdamer.set('TIMEOUT', Number.MAX_SAFE_INTEGER);
    if (task !== 'solve') return { solutions: [String(nerdamer(calls[task](text, symbol)))] };
    const expression = nerdamer(`${text}=0`);
    return { solutions: (expression.solveFor?.(symbol) ?? []).map(String) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort!.postMessage(answer(workerData as OracleQuestion));
