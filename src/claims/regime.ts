import type { ClaimFormulas } from './formulas.ts';
import type { ConditionedRoad, Observable } from './observable.ts';

/**
 * The first method has the lower risk iff `symbol` < boundary, because the difference of the risks is
 * factor · (symbol − boundary) with a factor that is positive on the whole claim domain.
 */
export interface RegimeClaim<V> {
  readonly kind: 'regime';
  readonly methods: readonly [string, string];
  readonly risks: readonly [string, string];
  readonly symbol: string;
  readonly boundary: string;
  readonly factor: string;
  /** The boundary solved for other expressions: on it, `of` equals `equals`. */
  readonly solved?: readonly { readonly of: string; readonly equals: string }[];
  /** The difference of the two risks, fitted to the same data. */
  readonly difference: Observable<V>;
  readonly conditioned?: ConditionedRoad<V>;
}

export function regime<V>(claim: Omit<RegimeClaim<V>, 'kind'>): RegimeClaim<V> {
  return { kind: 'regime', ...claim };
}

export const regimeFormulas: ClaimFormulas<RegimeClaim<never>> = {
  claimed: () => null,
  restated: (claim, boundary) => ({ ...claim, boundary }),
  others: ({ boundary, factor, methods, risks, solved = [] }) => [
    ['boundary', boundary],
    ['factor', factor],
    [`risk of ${methods[0]}`, risks[0]],
    [`risk of ${methods[1]}`, risks[1]],
    ...solved.flatMap(({ of, equals }) => [of, equals].map((side) => [`solved for ${of}`, side] as const)),
  ],
};
