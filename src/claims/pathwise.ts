import type { BoundObservation, IdentityObservation } from '../statistics/pathwise.ts';
import type { Sampler } from './observable.ts';

/** Two sides agree on every sample, to a tolerance that each draw derives from its condition number. */
export interface PathwiseIdentityClaim<V> {
  readonly kind: 'pathwise identity';
  readonly statement: string;
  readonly sampler: Sampler<V, IdentityObservation>;
}

/** value ≥ bound on every sample, and equality where `attained` says so: a bound that nothing attains may be vacuous. */
export interface PathwiseBoundClaim<V> {
  readonly kind: 'pathwise bound';
  readonly statement: string;
  readonly sampler: Sampler<V, BoundObservation>;
  readonly attained: Sampler<V, IdentityObservation> | null;
}

export function pathwiseIdentity<V>(
  statement: string,
  sampler: Sampler<V, IdentityObservation>,
): PathwiseIdentityClaim<V> {
  return { kind: 'pathwise identity', statement, sampler };
}

export function pathwiseBound<V>(
  statement: string,
  sampler: Sampler<V, BoundObservation>,
  attained: Sampler<V, IdentityObservation> | null = null,
): PathwiseBoundClaim<V> {
  return { kind: 'pathwise bound', statement, sampler, attained };
}
