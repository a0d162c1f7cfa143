import type { ClaimFormulas } from './formulas.ts';
import type { Observable } from './observable.ts';

/** `objective`, as a function of `over`, has its minimum at `at`; measured by paired differences of `risk`. */
export interface ArgminClaim<V> {
  readonly kind: 'argmin';
  readonly over: string;
  readonly at: string;
  /** The mean risk as a formula in `over`, where there is one: its derivative must vanish at `at`. */
  readonly objective?: string;
  /** The multiples of `at` that must be worse. */
  readonly worseAt: readonly number[];
  /** Risk at `at` and at a multiple of it, on the same data: the draw of risk(multiple · at) − risk(at). */
  readonly difference: (multiple: number) => Observable<V>;
}

export function argmin<V>(claim: Omit<ArgminClaim<V>, 'kind'>): ArgminClaim<V> {
  return { kind: 'argmin', ...claim };
}

export const argminFormulas: ClaimFormulas<ArgminClaim<never>> = {
  claimed: () => null,
  restated: () => null,
  others: ({ at }) => [['at', at]],
};
