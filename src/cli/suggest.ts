import { FormulaError, parseExpression, symbolsOf } from '../algebra/expression.ts';
import { needsSymbol, type Task } from '../check/suggestion.ts';
import { nearest } from '../run/nearest.ts';
import { oneLine } from '../run/one-line.ts';
import { askFor, OracleError } from '../run/oracle.ts';
import { SelectionError } from '../run/selection-error.ts';
import { exitCodes } from './exit-code.ts';
import { standardOutput } from './output.ts';

/** The flags of `riskproof suggest`, read and checked. */
export interface SuggestFlags {
  readonly do: Task;
  readonly in?: string;
  readonly timeLimit: number;
}

/**
 * `riskproof suggest`: writes what the oracle answers and what the kernel says of it.
 * @throws SelectionError for a formula or symbol that is wrong, or if the oracle has no answer
 */
export async function suggest(formula: string, flags: SuggestFlags): Promise<number> {
  const { do: task, in: symbol = null, timeLimit } = flags;
  requireSymbol(formula, task, symbol);
  try {
    const { output, reason, verdict } = await askFor(task, formula, symbol, { timeLimit });
    await standardOutput.write(
      `${task} ${formula}\n  nerdamer: ${output}\n  kernel: ${verdict}, ${reason}\n`,
    );
    return verdict === 'refuted' ? exitCodes.refuted : exitCodes.passed;
  } catch (error) {
    if (error instanceof OracleError) throw new SelectionError(error.message);
    throw error;
  }
}

function requireSymbol(formula: string, task: Task, symbol: string | null): void {
  try {
    const symbols = [...symbolsOf(parseExpression(formula))];
    if (symbol === null && needsSymbol(task)) throw new SelectionError(`--do ${task} needs --in <symbol>`);
    if (symbol !== null && !symbols.includes(symbol))
      throw new SelectionError(`--in '${symbol}': no symbol of the formula${nearest(symbol, symbols)}`);
  } catch (error) {
    if (error instanceof FormulaError) throw new SelectionError(oneLine(error));
    throw error;
  }
}
