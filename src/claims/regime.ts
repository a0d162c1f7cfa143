import type { ClaimFormulas } from './formulas.ts';
import type { ConditionedRoad, Observable } from './observable.ts';

/**
 * The first method has the lower risk iff `symbol` < boundary, because the difference of the risks is
 * factor · (symbol − boundary) with a factor that is positive on the whole claim domain.
 */
export interface RegimeStatement {
  readonly methods: readonly [string, string];
  readonly risks: readonly [string, string];
  readonly symbol: string;
  readonly boundary: string;
  readonly factor: string;
  /** The boundary solved for other expressions: on it, and with the symbols in `at` replaced, `of` equals `equals`. */
  readonly solved?: readonly {
    readonly of: string;
    readonly equals: string;
    readonly at?: Readonly<Record<string, string>>;
  }[];
}

export interface RegimeClaim<V> extends RegimeStatement {
  readonly kind: 'regime';
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
  others: (claim) => regimeStatementFormulas(claim),
};

export function regimeStatementFormulas({ boundary, factor, methods, risks, solved = [] }: RegimeStatement) {
  return [
    ['boundary', boundary],
    ['factor', factor],
    [`risk of ${methods[0]}`, risks[0]],
    [`risk of ${methods[1]}`, risks[1]],
    ...solved.flatMap(({ of, equals, at = {} }) =>
      [of, equals, ...Object.values(at)].map((side) => [`solved for ${of}`, side] as const),
    ),
  ] as const;
}
