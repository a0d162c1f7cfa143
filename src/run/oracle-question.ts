import type { Task } from '../check/suggestion.ts';

/** What an oracle's thread is asked. All symbols are x1, x2, …: `i` or `e` could mean something else to an oracle. */
export interface OracleQuestion {
  readonly task: 'solve' | Task;
  /** To solve: what is to be zero, without a division by the symbol. */
  readonly expression: string;
  /** Empty where the task needs none. */
  readonly symbol: string;
  /** Where a limit is taken; null at infinity. */
  readonly at: string | null;
}

/** One answer, or the solutions of an equation, in the oracle's own notation; or why there is none. */
export type OracleAnswer = { readonly answers: readonly string[] } | { readonly error: string };

/** The answer, or the error that was thrown instead. */
export function answerOrError(answers: () => readonly string[]): OracleAnswer {
  try {
    return { answers: answers() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
