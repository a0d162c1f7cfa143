import type { ClaimFormulas } from './formulas.ts';

/** The formula grows without bound at each of the stated values of `symbol`: an infinite mean is never estimated. */
export interface DivergenceClaim {
  readonly kind: 'divergence';
  readonly formula: string;
  readonly symbol: string;
  readonly poles: readonly string[];
}

export function divergence(claim: Omit<DivergenceClaim, 'kind'>): DivergenceClaim {
  return { kind: 'divergence', ...claim };
}

export const divergenceFormulas: ClaimFormulas<DivergenceClaim> = {
  claimed: ({ formula }) => formula,
  restated: (claim, formula) => ({ ...claim, formula }),
  others: ({ poles }) => poles.map((pole) => [`pole ${pole}`, pole] as const),
};
