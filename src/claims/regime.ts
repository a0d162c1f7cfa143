import type { ClaimFormulas } from './formulas.ts';
import type { ConditionedRoad, Observable } from './observable.ts';

/**
 * The first method has the lower risk iff `symbol` < boundary, because the difference of the risks is
 * factor · (symbol − boundary) with a factor that is positive on the whole claim domain.
 */
export interface RegimeStatement {
  readonly methods: readonly [string, string];
  readonly risks: readonly [string, string];
  /** A positive parameter, which is set and not drawn; or a natural, which is drawn and then set to integers nearby. */
  readonly symbol: string;
  readonly boundary: string;
  readonly factor: string;
  /** The boundary solved for other expressions: on it, and with the symbols in `at` replaced, `of` equals `equals`. */
  readonly solved?: readonly {
    readonly of: string;
    readonly equals: string;
    readonly at?: Readonly<Record<string, string>>;
  }[];
  /**
   * For a boundary that may be negative or far away at parameters drawn at random: this one is not drawn but solved
   * for, so that the boundary is the drawn value of the symbol (half an integer above it for a natural).
   */
  readonly placedBy?: { readonly parameter: string; readonly equals: string };
  /** What is compared is how fast the risks grow with this parameter: their derivatives, not their values. */
  readonly slopeIn?: string;
}

export interface RegimeClaim<V> extends RegimeStatement {
  readonly kind: 'regime';
  /** The least value of the symbol, from which half and 1.5 times the boundary are counted. Default 0. */
  readonly from?: string;
  /** The difference of the two risks (of their slopes), fitted to the same data. */
  readonly difference: Observable<V>;
  readonly conditioned?: ConditionedRoad<V>;
}

export function regime<V>(claim: Omit<RegimeClaim<V>, 'kind'>): RegimeClaim<V> {
  return { kind: 'regime', ...claim };
}

/** What the difference of the risks is. */
export const factorisation = ({ boundary, factor, symbol }: RegimeStatement): string =>
  `(${factor})*((${symbol}) - (${boundary}))`;

export const regimeFormulas: ClaimFormulas<RegimeClaim<never>> = {
  claimed: () => null,
  concluded: factorisation,
  restated: (claim, boundary) => ({ ...claim, boundary }),
  others: (claim) => [
    ...regimeStatementFormulas(claim),
    ...(claim.from === undefined ? [] : ([['from', claim.from]] as const)),
  ],
};

export function regimeStatementFormulas(statement: RegimeStatement) {
  const { boundary, factor, methods, placedBy, risks, slopeIn, solved = [], symbol } = statement;
  return [
    ['symbol', symbol],
    ['boundary', boundary],
    ['factor', factor],
    [`risk of ${methods[0]}`, risks[0]],
    [`risk of ${methods[1]}`, risks[1]],
    ...solved.flatMap(({ of, equals, at = {} }) =>
      [of, equals, ...Object.values(at)].map((side) => [`solved for ${of}`, side] as const),
    ),
    ...(placedBy ? [placedBy.parameter, placedBy.equals].map((side) => ['placedBy', side] as const) : []),
    ...(slopeIn === undefined ? [] : ([['slopeIn', slopeIn]] as const)),
  ] as const;
}
