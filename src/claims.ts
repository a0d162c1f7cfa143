/**
 * The kinds of claim that a theorem can make, as data. A claim names a formula and something that can be drawn; how
 * it is judged is decided in `check/`. `V` is the type of the parameter values, so that a sampler which asks for a
 * parameter that the theorem does not declare is a compile error.
 */
import type { RandomStream } from './models/random.ts';
import type { BoundObservation, IdentityObservation } from './statistics/pathwise.ts';

/**
 * A random quantity in two stages: first what is held fixed at a point of the domain (a pretrained map, a frozen
 * factor, a fixed design), drawn from `fixed`; then any number of independent draws.
 */
export type Sampler<V, T = number> = (values: V, fixed: RandomStream) => (stream: RandomStream) => T;

/** A number that can be drawn, with its name as a reader would say it. */
export interface Observable<V> {
  readonly name: string;
  readonly sampler: Sampler<V>;
  /** Body of a NumPy function `draw(rng)` with the parameters as global names, for counterexamples. */
  readonly numpy?: string;
}

/** An upper bound on the variance of one draw: a formula, and the id of the theorem it comes from. */
export interface VarianceBound {
  readonly formula: string;
  readonly by: string | null;
}

/** Whatever another theorem can stand on. */
export interface Cited {
  readonly id: string;
}

/** A sharper draw of the same mean, which already assumes the facts in `given`. */
export interface ConditionedRoad<V> {
  readonly sampler: Sampler<V>;
  readonly given: readonly Cited[];
  readonly variance?: VarianceBound;
}

/** E of the observable = formula. */
export interface MeanClaim<V> {
  readonly kind: 'mean';
  readonly of: Observable<V>;
  readonly equals: string;
}

/** E of the observable ≤ formula. */
export interface MeanBoundClaim<V> {
  readonly kind: 'bound on a mean';
  readonly of: Observable<V>;
  readonly atMost: string;
}

/** The observable follows the law with this distribution function. */
export interface LawClaim<V> {
  readonly kind: 'law';
  readonly of: Observable<V>;
  readonly law: string;
  readonly cdf: (values: V) => (x: number) => number;
}

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

/** lim of E of the observable = formula; `bias` bounds |E of what is drawn − limit| at the scale that the sampler uses. */
export interface LimitClaim<V> {
  readonly kind: 'limit';
  readonly of: Observable<V>;
  readonly as: string;
  readonly equals: string;
  readonly bias: (values: V) => number;
}

/** left = right for all parameters of the claim domain and, where `positive`, both > 0; measured as a limit of `gap`. */
export interface IdentityClaim<V> {
  readonly kind: 'identity';
  readonly left: string;
  readonly right: string;
  readonly positive: boolean;
  readonly gap?: {
    readonly of: Observable<V>;
    readonly bias: (values: V) => number;
    /** The formula that `detects` scales. */
    readonly relativeTo: string;
  };
}

/**
 * The first method has the lower risk iff `symbol` < boundary, because the difference of the risks is
 * factor · (symbol − boundary) with a factor that is positive on the whole claim domain.
 */
export interface RegimeClaim<V> {
  readonly kind: 'regime';
  readonly methods: readonly [string, string];
  readonly risks: readonly [string, string];
  readonly symbol: string;
  readonly boundary: string;
  readonly factor: string;
  /** The boundary solved for other expressions: on it, `of` equals `equals`. */
  readonly solved?: readonly { readonly of: string; readonly equals: string }[];
  /** The difference of the two risks, fitted to the same data. */
  readonly difference: Observable<V>;
  readonly conditioned?: ConditionedRoad<V>;
}

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

/** The discrepancy between a mean and its formula falls as all dimensions grow by the factor `size`. */
export interface AsymptoticClaim<V> {
  readonly kind: 'asymptotic';
  readonly sizes: readonly number[];
  readonly of: (size: number) => Observable<V>;
  readonly equals: (size: number) => (values: V) => number;
}

/** The formula grows without bound at each of the stated values of `symbol`: an infinite mean is never estimated. */
export interface DivergenceClaim {
  readonly kind: 'divergence';
  readonly formula: string;
  readonly symbol: string;
  readonly poles: readonly string[];
}

/** A claim that was found by simulation and has no proof: it can be supported or refuted, never proved. */
export interface ConjectureClaim<V> {
  readonly kind: 'conjecture';
  readonly claim: MeanClaim<V> | LimitClaim<V> | MeanBoundClaim<V>;
}

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
  | AsymptoticClaim<V>
  | DivergenceClaim
  | ConjectureClaim<V>;

/** A user's own estimator: parameter values and a random stream to one number. */
export function simulated<V>(
  name: string,
  simulate: (values: V, stream: RandomStream) => number,
): Observable<V> {
  return { name, sampler: (values) => (stream) => simulate(values, stream) };
}

/** `meanOf(observable).equals('sigma^2*dy*dx/(n - dx - 1)')`, or `.atMost(…)`. */
export function meanOf<V>(of: Observable<V>) {
  return {
    equals: (formula: string): MeanClaim<V> => ({ kind: 'mean', of, equals: formula }),
    atMost: (formula: string): MeanBoundClaim<V> => ({ kind: 'bound on a mean', of, atMost: formula }),
  };
}

/** `lawOf(observable).is('chi^2 with n-dx+1 degrees', values => cdf)`. */
export function lawOf<V>(of: Observable<V>) {
  return {
    is: (law: string, cdf: (values: V) => (x: number) => number): LawClaim<V> => ({
      kind: 'law',
      of,
      law,
      cdf,
    }),
  };
}

/** `limitOf(observable, { as: 'sigma -> 0', bias }).equals('…')`. */
export function limitOf<V>(of: Observable<V>, how: { as: string; bias: (values: V) => number }) {
  return { equals: (formula: string): LimitClaim<V> => ({ kind: 'limit', of, equals: formula, ...how }) };
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

export function identity<V>(claim: Omit<IdentityClaim<V>, 'kind'>): IdentityClaim<V> {
  return { kind: 'identity', ...claim };
}

export function regime<V>(claim: Omit<RegimeClaim<V>, 'kind'>): RegimeClaim<V> {
  return { kind: 'regime', ...claim };
}

export function argmin<V>(claim: Omit<ArgminClaim<V>, 'kind'>): ArgminClaim<V> {
  return { kind: 'argmin', ...claim };
}

export function asymptotic<V>(claim: Omit<AsymptoticClaim<V>, 'kind'>): AsymptoticClaim<V> {
  return { kind: 'asymptotic', ...claim };
}

export function divergence(claim: Omit<DivergenceClaim, 'kind'>): DivergenceClaim {
  return { kind: 'divergence', ...claim };
}

export function conjecture<V>(claim: ConjectureClaim<V>['claim']): ConjectureClaim<V> {
  return { kind: 'conjecture', claim };
}
