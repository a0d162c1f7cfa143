import {
  regimeOf,
  type SolvedBoundary,
  solvableFor,
  solveBoundary,
  UnsolvableError,
} from '../check/solve.ts';
import type { Theorem } from '../theorem.ts';
import { nearest } from './nearest.ts';
import { OracleError, type OracleName, proposeSolutions, type Suggestion } from './oracle.ts';
import { SelectionError } from './selection-error.ts';

/** What an oracle said beside the kernel's own solution, and what the kernel says of that. */
export interface OracleOpinion {
  readonly oracle: OracleName;
  /** `agrees` with all solutions of the kernel; `incomplete` if some are missing, `wrong` if one is refuted. */
  readonly opinion: 'agrees' | 'incomplete' | 'wrong' | 'not judged' | 'no answer';
  readonly proposals: readonly Suggestion[];
  /** Why there is no answer. */
  readonly reason: string | null;
}

export interface Solution {
  readonly id: string;
  readonly statement: string;
  readonly methods: readonly [string, string];
  /** What the first method has on its side of the boundary. */
  readonly better: string;
  /** The theorem's own symbol, and its boundary. */
  readonly symbol: string;
  readonly claimed: string;
  readonly domain: string;
  readonly boundary: SolvedBoundary;
  readonly oracles: readonly OracleOpinion[];
}

export interface SolutionOptions {
  readonly oracles: readonly OracleName[];
  /** Milliseconds for each oracle. */
  readonly timeLimit: number;
}

/**
 * Solves a regime's boundary for a symbol, or for a square: the kernel's own solution, and what the oracles say beside
 * it, which changes nothing about it.
 * @throws SelectionError if the theorem is no regime or cannot be solved for the symbol
 */
export async function solveRegime(
  theorem: Theorem,
  of: string,
  { oracles, timeLimit }: SolutionOptions,
): Promise<Solution> {
  const regime = regimeOf(theorem);
  if (regime === null)
    throw new SelectionError(`'${theorem.id}' is no regime but of the kind '${theorem.kind}'`);
  const boundary = solved();
  const opinions: OracleOpinion[] = [];
  // One after the other: they would take each other's time.
  for (const oracle of oracles) opinions.push(await opinionOf(oracle, boundary, timeLimit));
  return {
    id: theorem.id,
    statement: theorem.statement,
    methods: regime.methods,
    better:
      regime.slopeIn === undefined
        ? 'has the lower risk'
        : `has the risk that grows less with ${regime.slopeIn}`,
    symbol: regime.symbol,
    claimed: regime.boundary,
    domain: theorem.claimDomain.text,
    boundary,
    oracles: opinions,
  };

  function solved(): SolvedBoundary {
    const solvable = solvableFor(theorem, regime!);
    const known = [...Object.keys(theorem.parameters), ...Object.keys(theorem.quantities)];
    const name = of.replace(/ *\^ *2$/, '');
    if (![name, name.replace(/2$/, '')].some((each) => known.includes(each))) {
      throw new SelectionError(
        `--for '${of}': no symbol of '${theorem.id}'${nearest(of, solvable) || `; its boundary has ${solvable.join(', ')}`}`,
      );
    }
    try {
      return solveBoundary(theorem, regime!, of);
    } catch (error) {
      if (!(error instanceof UnsolvableError)) throw error;
      throw new SelectionError(`--for '${of}': ${error.message}; the boundary has ${solvable.join(', ')}`);
    }
  }
}

async function opinionOf(
  oracle: OracleName,
  { difference, solutions, symbol }: SolvedBoundary,
  timeLimit: number,
): Promise<OracleOpinion> {
  try {
    const proposals = await proposeSolutions(difference, '0', symbol, { oracle, timeLimit });
    return { oracle, opinion: opinionIn(proposals, solutions.length), proposals, reason: null };
  } catch (error) {
    if (!(error instanceof OracleError)) throw error;
    return { oracle, opinion: 'no answer', proposals: [], reason: error.message };
  }
}

function opinionIn(proposals: readonly Suggestion[], wanted: number): OracleOpinion['opinion'] {
  const count = (verdict: Suggestion['verdict']) =>
    proposals.filter((proposal) => proposal.verdict === verdict).length;
  if (count('refuted') > 0) return 'wrong';
  if (count('not judged') > 0) return 'not judged';
  return count('confirmed') < wanted ? 'incomplete' : 'agrees';
}
