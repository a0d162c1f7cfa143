import type { Observable } from './observable.ts';

/** The observable follows the law with this distribution function. */
export interface LawClaim<V> {
  readonly kind: 'law';
  readonly of: Observable<V>;
  readonly law: string;
  readonly cdf: (values: V) => (x: number) => number;
}

/** `lawOf(observable).is('chi^2 with n-dx+1 degrees', values => cdf)`. */
export function lawOf<V>(of: Observable<V>) {
  return {
    is: (law: string, cdf: LawClaim<V>['cdf']): LawClaim<V> => ({ kind: 'law', of, law, cdf }),
  };
}
