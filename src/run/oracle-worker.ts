/** The only place that imports nerdamer. It runs in a thread of its own, because `solve` can hang. */
import { parentPort, workerData } from 'node:worker_threads';
import nerdamer from 'nerdamer';

export interface OracleQuestion {
  /** What is to be zero, without a division by the symbol. */
  readonly equation: string;
  readonly symbol: string;
}

export type OracleAnswer = { readonly solutions: readonly string[] } | { readonly error: string };

function answer({ equation, symbol }: OracleQuestion): OracleAnswer {
  try {
    // The clock of the caller decides; nerdamer's own would give shorter answers on a busy machine.
    nerdamer.set('TIMEOUT', Number.MAX_SAFE_INTEGER);
    const expression = nerdamer(`${equation}=0`);
    return { solutions: (expression.solveFor?.(symbol) ?? []).map(String) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort!.postMessage(answer(workerData as OracleQuestion));
