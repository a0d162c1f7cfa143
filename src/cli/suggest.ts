import { FormulaError, parseExpression, symbolsOf } from '../algebra/expression.ts';
import { needsSymbol, type Request, type Task } from '../check/suggestion.ts';
import { nearest } from '../run/nearest.ts';
import { oneLine } from '../run/one-line.ts';
import { askFor, OracleError, type OracleName } from '../run/oracle.ts';
import { SelectionError } from '../run/selection-error.ts';
import { exitCodes } from './exit-code.ts';
import { oraclesOf } from './oracle-options.ts';
import { standardOutput } from './output.ts';

/** The flags of `riskproof suggest`, read and checked. */
export interface SuggestFlags {
  readonly do: Task;
  readonly in?: string;
  readonly at?: string;
  readonly oracle: OracleName | 'all';
  readonly timeLimit: number;
}

/**
 * `riskproof suggest`: writes what the oracles answer and what the kernel says of it.
 * @returns The exit code: that of success if an answer is confirmed.
 * @throws SelectionError for a formula or symbol that is wrong
 */
export async function suggest(formula: string, flags: SuggestFlags): Promise<number> {
  const { do: task, in: symbol = null, at = null, timeLimit } = flags;
  const request: Request = { task, formula, symbol, at };
  requireReadable(request);
  const place = symbol === null ? '' : task === 'limit' ? `, ${symbol} → ${at ?? '∞'}` : ` in ${symbol}`;
  const lines = [`${task} ${formula}${place}`];
  let isConfirmed = false;
  for (const oracle of oraclesOf(flags.oracle)) {
    try {
      const { output, reason, verdict } = await askFor(request, { oracle, timeLimit });
      lines.push(`  ${oracle}: ${output}`, `    ${verdict}: ${reason}`);
      isConfirmed ||= verdict === 'confirmed';
    } catch (error) {
      if (!(error instanceof OracleError)) throw error;
      lines.push(`  ${error.message}`);
    }
  }
  await standardOutput.write(`${lines.join('\n')}\n`);
  return isConfirmed ? exitCodes.passed : exitCodes.refuted;
}

function requireReadable({ at, formula, symbol, task }: Request): void {
  const symbols = symbolsIn(formula);
  if (at !== null) symbolsIn(at);
  if (at !== null && task !== 'limit')
    throw new SelectionError(`--at is for --do limit, not for --do ${task}`);
  if (symbol === null && needsSymbol(task)) throw new SelectionError(`--do ${task} needs --in <symbol>`);
  if (symbol !== null && !symbols.includes(symbol))
    throw new SelectionError(`--in '${symbol}': no symbol of the formula${nearest(symbol, symbols)}`);
}

function symbolsIn(formula: string): string[] {
  try {
    return [...symbolsOf(parseExpression(formula))];
  } catch (error) {
    if (error instanceof FormulaError) throw new SelectionError(oneLine(error));
    throw error;
  }
}
