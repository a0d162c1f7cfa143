import {
  regimeOf,
  type SolvedBoundary,
  solvableSymbols,
  solveBoundary,
  UnsolvableError,
} from '../check/solve.ts';
import type { Theorem } from '../theorem.ts';
import { nearest } from './nearest.ts';
import { OracleError, proposeSolutions } from './oracle.ts';
import { SelectionError } from './selection-error.ts';

/** What an oracle said beside the kernel's own solution, and what the kernel says of that. */
export interface OracleOpinion {
  readonly oracle: string;
  readonly opinion: 'agrees' | 'wrong, it says' | 'incomplete, it says only' | 'no answer';
  readonly proposals: readonly string[];
  readonly reason: string | null;
}

export interface Solution {
  readonly id: string;
  readonly statement: string;
  readonly methods: readonly [string, string];
  /** What the first method has on its side of the boundary. */
  readonly better: string;
  /** The theorem's own symbol. */
  readonly symbol: string;
  readonly domain: string;
  readonly boundary: SolvedBoundary;
  readonly oracles: readonly OracleOpinion[];
}

export interface SolutionOptions {
  readonly oracle: 'nerdamer' | 'none';
  /** Milliseconds for the oracle. */
  readonly timeLimit: number;
}

/**
 * Solves a regime's boundary for a symbol: the kernel's own solution, and what the oracle says beside it.
 * @throws SelectionError if the theorem is no regime or cannot be solved for the symbol
 */
export async function solveRegime(
  theorem: Theorem,
  symbol: string,
  { oracle, timeLimit }: SolutionOptions,
): Promise<Solution> {
  const regime = regimeOf(theorem);
  if (regime === null)
    throw new SelectionError(`'${theorem.id}' is no regime but of the kind '${theorem.kind}'`);
  const symbols = solvableSymbols(theorem, regime);
  const known = [...symbols, ...Object.keys(theorem.parameters)];
  if (!known.includes(symbol)) {
    throw new SelectionError(
      `--for '${symbol}': no symbol of '${theorem.id}'${nearest(symbol, symbols) || `; its boundary has ${symbols.join(', ')}`}`,
    );
  }
  const boundary = solved();
  return {
    id: theorem.id,
    statement: theorem.statement,
    methods: regime.methods,
    better:
      regime.slopeIn === undefined
        ? 'has the lower risk'
        : `has the risk that grows less with ${regime.slopeIn}`,
    symbol: regime.symbol,
    domain: theorem.claimDomain.text,
    boundary,
    oracles: oracle === 'none' ? [] : [await opinionOf(boundary, timeLimit)],
  };

  function solved(): SolvedBoundary {
    try {
      return solveBoundary(theorem, regime!, symbol);
    } catch (error) {
      if (!(error instanceof UnsolvableError)) throw error;
      throw new SelectionError(`--for '${symbol}': ${error.message}; the boundary has ${symbols.join(', ')}`);
    }
  }
}

async function opinionOf(boundary: SolvedBoundary, timeLimit: number): Promise<OracleOpinion> {
  const oracle = 'nerdamer';
  try {
    const { confirmed, refuted } = await proposeSolutions(boundary.difference, '0', boundary.symbol, {
      timeLimit,
    });
    if (refuted.length > 0) {
      const proposals = refuted.map(({ proposal }) => proposal);
      return { oracle, opinion: 'wrong, it says', proposals, reason: refuted[0]!.reason };
    }
    const opinion = confirmed.length < boundary.solutions.length ? 'incomplete, it says only' : 'agrees';
    return { oracle, opinion, proposals: confirmed, reason: null };
  } catch (error) {
    if (!(error instanceof OracleError)) throw error;
    return { oracle, opinion: 'no answer', proposals: [], reason: error.message };
  }
}
