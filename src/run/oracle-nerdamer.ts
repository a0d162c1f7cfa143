/** The only place that imports nerdamer. It runs in a thread of its own, because it can hang. */
import { parentPort, workerData } from 'node:worker_threads';
import nerdamer from 'nerdamer';
import { answerOrError, type OracleQuestion } from './oracle-question.ts';

function answers({ at, expression, symbol, task }: OracleQuestion): string[] {
  // The clock of the caller decides; nerdamer's own would give shorter answers on a busy machine.
  nerdamer.set('TIMEOUT', Number.MAX_SAFE_INTEGER);
  switch (task) {
    case 'solve':
      return (nerdamer(`${expression}=0`).solveFor?.(symbol) ?? []).map(String);
    case 'differentiate':
      return evaluated(`diff(${expression}, ${symbol})`);
    case 'limit':
      return evaluated(`limit(${expression}, ${symbol}, ${at ?? 'Infinity'})`);
    case 'partial-fractions':
      return evaluated(`partfrac(${expression}, ${symbol})`);
    default:
      return evaluated(`${task}(${expression})`);
  }
}

const evaluated = (text: string) => [String(nerdamer(text))];

parentPort!.postMessage(answerOrError(() => answers(workerData as OracleQuestion)));
