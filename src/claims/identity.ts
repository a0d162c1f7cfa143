import type { ClaimFormulas } from './formulas.ts';
import type { Observable } from './observable.ts';

/** left = right for all parameters of the claim domain and, where `positive`, both > 0; measured as a limit of `gap`. */
export interface IdentityClaim<V> {
  readonly kind: 'identity';
  readonly left: string;
  readonly right: string;
  readonly positive: boolean;
  readonly gap?: {
    readonly of: Observable<V>;
    readonly bias: (values: V) => number;
    /** The formula that `detects` scales. */
    readonly relativeTo: string;
  };
}

export function identity<V>(claim: Omit<IdentityClaim<V>, 'kind'>): IdentityClaim<V> {
  return { kind: 'identity', ...claim };
}

export const identityFormulas: ClaimFormulas<IdentityClaim<never>> = {
  claimed: ({ right }) => right,
  restated: (claim, right) => ({ ...claim, right }),
  others: ({ left, gap }) => [
    ['left side', left],
    ...(gap ? ([['relativeTo', gap.relativeTo]] as const) : []),
  ],
};
