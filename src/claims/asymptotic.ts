import type { ClaimFormulas } from './formulas.ts';
import type { Observable } from './observable.ts';
import { factorisation, type RegimeStatement, regimeStatementFormulas } from './regime.ts';

/** One mean that approaches its formula as all dimensions grow by the factor `size`. */
export interface AsymptoticMean<V> {
  readonly road: string;
  readonly of: (size: number) => Observable<V>;
  /** The value that is approached: a formula of the theorem, or a function of the size where it has no formula. */
  readonly equals: string | ((size: number) => (values: V) => number);
  /** The formula that `detects` scales, if not the value itself. */
  readonly relativeTo?: string;
  /** The symbol that is set, and the formula that it is set to. */
  readonly at?: { readonly symbol: string; readonly equals: string };
  /** The sign that the mean must have at the largest size. */
  readonly sign?: 1 | -1;
  /** Dear draws beside a sharper road: they need exclude no more than an error of 10 %. */
  readonly coarse?: boolean;
}

/** Means that approach their formulas, and what the kernel can decide of the formulas themselves. */
export interface AsymptoticClaim<V> {
  readonly kind: 'asymptotic';
  /** Ascending factors, such as 1, 2, 4, 8. */
  readonly sizes: readonly number[];
  readonly means: readonly AsymptoticMean<V>[];
  /** Where the difference of two asymptotic risks changes its sign. */
  readonly exact?: RegimeStatement;
}

/** Throws a RangeError for sizes that do not ascend, or end below three doublings of the first. */
export function asymptotic<V>(claim: Omit<AsymptoticClaim<V>, 'kind'>): AsymptoticClaim<V> {
  const { sizes } = claim;
  const ascending = sizes.every((size, i) => size > (sizes[i - 1] ?? 0));
  if (!(ascending && sizes.length >= 2 && sizes.at(-1)! >= 8 * sizes[0]!)) {
    throw new RangeError(`sizes must ascend and be doubled at least three times, got ${sizes.join(', ')}`);
  }
  return { kind: 'asymptotic', ...claim };
}

export const asymptoticFormulas: ClaimFormulas<AsymptoticClaim<never>> = {
  claimed: () => null,
  concluded: ({ exact }) => (exact ? factorisation(exact) : null),
  restated: (claim, boundary) => (claim.exact ? { ...claim, exact: { ...claim.exact, boundary } } : null),
  others: ({ exact, means }) => [
    ...(exact ? regimeStatementFormulas(exact) : []),
    ...means.flatMap(({ at, equals, relativeTo, road }) =>
      [at?.equals, equals, relativeTo].flatMap((formula) =>
        typeof formula === 'string' ? [[road, formula] as const] : [],
      ),
    ),
  ],
};
