/**
 * A proof that a formula is positive on a whole domain, as plain data that a person can read and re-check: a tree of
 * cases, and at each leaf a fraction whose sign can be seen. Numbers and formulas are texts, so that nothing is lost
 * in JSON. The search for one is positivity.ts, the check certificate-checker.ts.
 */
import type { Statement } from './statement.ts';

/** Σ multiplier·fact, the multipliers by the text of the fact: a form that is ≥ 0 by the domain or by a case. */
export type Combination = Readonly<Record<string, string>>;

/** The form is ≥ 0, or −form ≥ 0; over the integers −form − 1 ≥ 0. */
export interface Split {
  readonly split: string;
  readonly holds: Proof;
  readonly fails: Proof;
}

/** No point is here: a combination of facts is a negative constant. */
export interface Empty {
  readonly empty: Combination;
}

/** A new variable ≥ 0, written [n]. */
export interface Slack {
  /** What it is, in the symbols of the statement. */
  readonly is: string;
  /** Why it is ≥ 0: it is this combination of facts plus a constant ≥ 0. */
  readonly from: Combination;
  /** A bound from above, and why: the bound less the slack is this combination. Without one it is unbounded. */
  readonly atMost?: string;
  readonly atMostFrom?: Combination;
}

/**
 * The formula in slacks. A term of a polynomial is ≥ 0, or if its coefficient is negative at least what it is at the
 * largest slacks: the sum of these is a lower bound. Without negative coefficients no slack needs to be bounded.
 */
export interface Part {
  /** The symbols in slacks: n = '[dx] + [n] + 3'. */
  readonly substitution: Readonly<Record<string, string>>;
  readonly slacks: Readonly<Record<string, Slack>>;
  readonly numerator: string;
  readonly denominator: string;
  /** The lower bound of the numerator. */
  readonly atLeast: string;
}

export type Proof = Split | Empty | Part;

/** A statement with a proof on each of the alternatives that its domain is the union of. */
export interface Certificate {
  readonly statement: Statement;
  readonly proofs: readonly Proof[];
  /** The symbols that stand for square roots, with what each is the root of, and proofs that this is ≥ 0. */
  readonly roots?: Readonly<Record<string, { readonly of: string; readonly proofs: readonly Proof[] }>>;
}
