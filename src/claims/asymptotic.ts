import type { Observable } from './observable.ts';

/** The discrepancy between a mean and its formula falls as all dimensions grow by the factor `size`. */
export interface AsymptoticClaim<V> {
  readonly kind: 'asymptotic';
  readonly sizes: readonly number[];
  readonly of: (size: number) => Observable<V>;
  readonly equals: (size: number) => (values: V) => number;
}

export function asymptotic<V>(claim: Omit<AsymptoticClaim<V>, 'kind'>): AsymptoticClaim<V> {
  return { kind: 'asymptotic', ...claim };
}
