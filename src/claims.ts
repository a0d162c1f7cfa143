/** The kinds of claim that a theorem can make: a file each. A claim names a formula and something that can be drawn. */
export { type ArgminClaim, argmin } from './claims/argmin.ts';
export * from './claims/assumption.ts';
export { type AsymptoticClaim, type AsymptoticMean, asymptotic } from './claims/asymptotic.ts';
export type { Claim } from './claims/claim.ts';
export { type ConjectureClaim, conjecture } from './claims/conjecture.ts';
export {
  type AlternativesDifference,
  type DiscreteArgminClaim,
  discreteArgmin,
} from './claims/discrete-argmin.ts';
export { type DivergenceClaim, type DivergingMean, divergence } from './claims/divergence.ts';
export { type IdentityClaim, identity } from './claims/identity.ts';
export { type LawClaim, lawOf } from './claims/law.ts';
export {
  type BoundedLimitClaim,
  type ExtrapolatedLimitClaim,
  extrapolatedLimitOf,
  type LimitClaim,
  limitOf,
  type ScaledObservable,
} from './claims/limit.ts';
export { type MeanBoundClaim, type MeanClaim, meanOf } from './claims/mean.ts';
export * from './claims/observable.ts';
export {
  type PathwiseBoundClaim,
  type PathwiseIdentityClaim,
  pathwiseBound,
  pathwiseIdentity,
} from './claims/pathwise.ts';
export {
  type ProbabilityClaim,
  probabilityOf,
  type RandomEvent,
  simulatedEvent,
} from './claims/probability.ts';
export { type RateClaim, rateOf } from './claims/rate.ts';
export { type RegimeClaim, type RegimeStatement, regime } from './claims/regime.ts';
