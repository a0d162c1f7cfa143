/** A claim of any kind, as data; how it is judged is decided in `check/`. */
import type { ArgminClaim } from './argmin.ts';
import type { AsymptoticClaim } from './asymptotic.ts';
import type { ConjectureClaim } from './conjecture.ts';
import type { DiscreteArgminClaim } from './discrete-argmin.ts';
import type { DivergenceClaim } from './divergence.ts';
import type { IdentityClaim } from './identity.ts';
import type { LawClaim } from './law.ts';
import type { LimitClaim } from './limit.ts';
import type { MeanBoundClaim, MeanClaim } from './mean.ts';
import type { PathwiseBoundClaim, PathwiseIdentityClaim } from './pathwise.ts';
import type { ProbabilityClaim } from './probability.ts';
import type { RateClaim } from './rate.ts';
import type { RegimeClaim } from './regime.ts';

export type Claim<V> =
  | MeanClaim<V>
  | MeanBoundClaim<V>
  | LawClaim<V>
  | PathwiseIdentityClaim<V>
  | PathwiseBoundClaim<V>
  | LimitClaim<V>
  | IdentityClaim<V>
  | RegimeClaim<V>
  | ArgminClaim<V>
  | DiscreteArgminClaim<V>
  | AsymptoticClaim<V>
  | DivergenceClaim<V>
  | ProbabilityClaim<V>
  | RateClaim<V>
  | ConjectureClaim<V>;
