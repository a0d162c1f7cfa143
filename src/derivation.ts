/**
 * The vocabulary of derivations: a chain of quantities from a definition to the claimed formula, each link with the
 * reason why it holds. A line is a formula over the theorem's symbols and those of the derivation. A symbol of the
 * derivation is a function of the drawn data, so that both sides of every link can be evaluated; a line stands for its
 * mean over the data unless a link says that it holds on every sample.
 */
import type { Domain } from './algebra/domain.ts';
import { checkSymbols, type Expression, formatExpression, parseExpression } from './algebra/expression.ts';
import type { Sampler } from './claims.ts';
import type { ClaimKind } from './verdict.ts';

/** What a derivation needs to know of a theorem that it cites. */
export interface Lemma {
  readonly id: string;
  readonly kind: ClaimKind;
  /** The claimed value as a formula, where the claim is one. */
  readonly claimed: Expression | null;
  readonly claimDomain: Domain;
}

export type Renaming = Readonly<Record<string, string>>;

/** Why one link of a derivation holds, which decides how it is judged. */
export type Reason =
  /** Both sides are the same function: by the trusted kernel. */
  | { readonly kind: 'algebra' }
  /** A symbol is short for a formula: by the trusted kernel and, where it is drawn, on every sample. */
  | { readonly kind: 'definition'; readonly symbol: string; readonly equals: string }
  /** A symbol has the mean that the lemma claims: by the trusted kernel, and measured where the symbol is drawn. */
  | { readonly kind: 'lemma'; readonly lemma: Lemma; readonly rewrites: string; readonly with: Renaming }
  /** It holds on every sample, to rounding. */
  | { readonly kind: 'pathwise'; readonly because: string; readonly given: readonly Lemma[] }
  /** The means of both sides agree: measured. */
  | { readonly kind: 'mean'; readonly because: string; readonly given: readonly Lemma[] }
  /** The line below is the limit of the line above. */
  | LimitReason;

export type LimitReason = {
  readonly kind: 'limit';
  /** Such as 'sigma -> 0' or 'n -> infinity'. */
  readonly as: string;
  readonly given: readonly Lemma[];
} & (
  | { readonly by: 'kernel' }
  /** The symbol bounds the distance from the limit on each sample. */
  | { readonly by: 'bound'; readonly bound: string }
  /** Symbols for the line above at the scales ε, ε/2, ε/4, …, at least three, from the same sample. */
  | { readonly by: 'halving'; readonly scales: readonly string[] }
);

export type Relation = '=' | '>=' | '<=';

/** One link: the line above is equal to (at least, at most) `formula`, because of `reason`. */
export interface Step {
  readonly formula: string;
  readonly reason: Reason;
  /** How the line above compares with this one. */
  readonly relation: Relation;
}

/** One draw of the data, on which the symbols of a derivation can be evaluated: each of them when it is asked for. */
export interface DrawnSymbols {
  /** A function of the drawn data for each symbol. */
  readonly symbols: Readonly<Record<string, () => number>>;
  /** The condition number of the matrix that is inverted on the way; without it 1. Rounding is a multiple of its square. */
  readonly condition?: () => number;
}

/** From a quantity that is defined in words to the claimed formula. Every symbol on the way has a meaning. */
export interface Derivation<V = never> {
  readonly from: string;
  /** The meaning of each symbol that is not one of the theorem. */
  readonly symbols: Readonly<Record<string, string>>;
  /** Draws the data and evaluates the symbols on it; without it the chain is judged by the trusted kernel alone. */
  readonly drawn?: Sampler<V, DrawnSymbols>;
  readonly steps: readonly Step[];
}

/** The line above equals `formula`. */
export const step = (formula: string, reason: Reason): Step => ({ formula, reason, relation: '=' });
/** The line above is at least `formula`. */
export const atLeast = (formula: string, reason: Reason): Step => ({ formula, reason, relation: '>=' });
/** The line above is at most `formula`. */
export const atMost = (formula: string, reason: Reason): Step => ({ formula, reason, relation: '<=' });

export const algebra: Reason = { kind: 'algebra' };
/** The symbol is defined to be `equals`. */
export const definition = (symbol: string, equals: string): Reason => ({
  kind: 'definition',
  symbol,
  equals,
});
/**
 * The lemma's formula, with its symbols renamed, replaces the symbol `rewrites`. The lemma claims an equality: a bound is
 * cited with `atMost(formula, inTheMean(because, [lemma]))`.
 */
export const by = (lemma: Lemma, rewrites: string, renaming: Renaming = {}): Reason => ({
  kind: 'lemma',
  lemma,
  rewrites,
  with: renaming,
});
/** It holds on every sample, because … ; `given` are the theorems that say so. */
export const onEverySample = (because: string, given: readonly Lemma[] = []): Reason => ({
  kind: 'pathwise',
  because,
  given,
});
/** It holds in the mean, because … ; `given` are the theorems that say so. */
export const inTheMean = (because: string, given: readonly Lemma[] = []): Reason => ({
  kind: 'mean',
  because,
  given,
});
/** The limit of a rational function, by the trusted kernel. */
export const limitByAlgebra = (as: string): Reason => ({ kind: 'limit', as, given: [], by: 'kernel' });
/** The limit on each sample, whose distance the symbol `bound` bounds. */
export const limitWithin = (as: string, bound: string, given: readonly Lemma[] = []): Reason => ({
  kind: 'limit',
  as,
  given,
  by: 'bound',
  bound,
});
/** The limit on each sample, by extrapolation from the symbols `scales`: the line above at ε, ε/2, ε/4, … */
export const limitByHalving = (
  as: string,
  scales: readonly string[],
  given: readonly Lemma[] = [],
): Reason => ({ kind: 'limit', as, given, by: 'halving', scales });

/** The lemmas that a derivation stands on. */
export function citedIn({ steps }: Derivation): Lemma[] {
  return steps.flatMap(({ reason }) => {
    if (reason.kind === 'lemma') return [reason.lemma];
    return 'given' in reason ? reason.given : [];
  });
}

/**
 * Reads every formula of a derivation. `reading` names the piece of the theorem in what is thrown.
 *
 * @param read reads a formula over the theorem's symbols and extra ones
 * @param instanceOf the formula that a lemma claims, renamed
 */
export function readDerivation(
  derivation: Derivation,
  read: (formula: string, extra: Iterable<string>) => Expression,
  instanceOf: (lemma: Lemma, renaming: Renaming) => Expression,
  reading: (piece: string, read: () => unknown) => void,
): void {
  const extra = Object.keys(derivation.symbols);
  reading('derivation', () => read(derivation.from, extra));
  for (const [index, { formula, reason }] of derivation.steps.entries()) {
    const readHere = (text: string) => reading(`derivation, step ${index + 1}`, () => read(text, extra));
    const declared = (symbol: string) =>
      reading(`derivation, step ${index + 1}`, () => checkSymbols(symbol, parseExpression(symbol), extra));
    readHere(formula);
    if (reason.kind === 'definition') {
      declared(reason.symbol);
      readHere(reason.equals);
    }
    if (reason.kind === 'lemma') {
      declared(reason.rewrites);
      reading(`derivation, step ${index + 1}`, () => refuseBound(reason.lemma));
      reading(`derivation, step ${index + 1}`, () =>
        read(formatExpression(instanceOf(reason.lemma, reason.with)), extra),
      );
    }
    if (reason.kind === 'limit' && reason.by === 'bound') readHere(reason.bound);
    if (reason.kind === 'limit' && reason.by === 'halving') reason.scales.forEach(declared);
  }
}

/** What a bound, a law or a rate says of a mean is no value that could be put in its place. */
function refuseBound({ id, kind }: Lemma): void {
  if (kind !== 'mean' && kind !== 'limit') {
    throw new RangeError(`'${id}' cannot replace a symbol: it claims a ${kind}, not the value of a mean`);
  }
}
