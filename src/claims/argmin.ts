import type { ClaimFormulas } from './formulas.ts';
import type { Observable } from './observable.ts';

/** `objective`, as a function of `over`, has its minimum at `at`; measured by paired differences of `risk`. */
export interface ArgminClaim<V> {
  readonly kind: 'argmin';
  readonly over: string;
  readonly at: string;
  /** The mean risk as a formula in `over`, where there is one: its derivative must vanish at `at`. */
  readonly objective?: string;
  /** A positive symbol of the objective over whose values the mean risk is a sum or a mean, such as an eigenvalue. */
  readonly summedOver?: string;
  /** objective(over) − objective(at) = factor·(over − at)² with a positive factor: no other minimum, wherever over > 0. */
  readonly factor?: string;
  /** The multiples of `at` that must be worse. */
  readonly worseAt: readonly number[];
  /** Risk at `at` and at a multiple of it, on the same data: the draw of risk(multiple · at) − risk(at). */
  readonly difference: (multiple: number, at: number) => Observable<V>;
}

export function argmin<V>(claim: Omit<ArgminClaim<V>, 'kind'>): ArgminClaim<V> {
  return { kind: 'argmin', ...claim };
}

/** The symbols of the objective and of its factor beyond those of the theorem. */
export function argminSymbols({
  over,
  summedOver,
}: Pick<ArgminClaim<never>, 'over' | 'summedOver'>): string[] {
  return summedOver === undefined ? [over] : [over, summedOver];
}

export const argminFormulas: ClaimFormulas<ArgminClaim<never>> = {
  claimed: () => null,
  concluded: ({ at, factor, over }) => (factor === undefined ? null : `(${factor})*((${over}) - (${at}))^2`),
  restated: (claim, at) => ({ ...claim, at }),
  others: ({ at }) => [['at', at]],
};
