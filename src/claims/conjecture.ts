import type { LimitClaim } from './limit.ts';
import type { MeanBoundClaim, MeanClaim } from './mean.ts';

/** A claim that was found by simulation and has no proof: it can be supported or refuted, never proved. */
export interface ConjectureClaim<V> {
  readonly kind: 'conjecture';
  readonly claim: MeanClaim<V> | LimitClaim<V> | MeanBoundClaim<V>;
}

export function conjecture<V>(claim: ConjectureClaim<V>['claim']): ConjectureClaim<V> {
  return { kind: 'conjecture', claim };
}
