/**
 * What riskproof says: the data of a judgement, and nothing else. Everything here is plain JSON, so that
 * a judgement can cross a worker boundary, be cached, be written to a file and be compared byte for byte.
 */

/** The claim's own verdict, from weakest to strongest. */
export const verdicts = ['refuted', 'undecided', 'supported', 'proved'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * `exact`: the stated error rates hold at every sample size. `asymptotic`: they rest on a pilot estimate of a
 * variance, or on a limit. A kernel proof is `exact`.
 */
export type Guarantee = 'exact' | 'asymptotic';

/** The kinds of claim a theorem can make. */
export type ClaimKind =
  | 'mean'
  | 'law'
  | 'pathwise identity'
  | 'pathwise bound'
  | 'bound on a mean'
  | 'limit'
  | 'regime'
  | 'identity'
  | 'argmin'
  | 'discrete argmin'
  | 'asymptotic'
  | 'divergence'
  | 'probability'
  | 'rate'
  | 'conjecture';

/** Parameter values at one point: numbers, or a spectrum as a non-increasing list. */
export type ParameterValues = Readonly<Record<string, number | readonly number[]>>;

/** One measurement at one point of the domain. */
export interface Evidence {
  /** Which road: `plain`, `conditioned`, `attained`, `sign above`, … */
  readonly road: string;
  readonly parameters: ParameterValues;
  readonly verdict: Exclude<Verdict, 'proved'>;
  readonly guarantee: Guarantee;
  /** The value of the formula; null where the claim compares two sides pathwise. */
  readonly predicted: number | null;
  /** The estimate of the same quantity; for a pathwise claim the worst discrepancy seen. */
  readonly measured: number;
  /** An interval for the measured quantity, at the error rate of this measurement; null for pathwise claims. */
  readonly interval: readonly [number, number] | null;
  readonly draws: number;
  /**
   * The smallest error of the formula that this measurement would have caught at `missedError`: relative, but for a
   * probability and a rate, where it is the difference of two probabilities or exponents.
   */
  readonly detects: number;
  /** For a bound: the smallest slack seen, relative to the bound; for a bound on a mean or a probability, of the estimate. */
  readonly slack?: number;
  /** Why it is `undecided`, or what was refuted, in one sentence. */
  readonly note?: string;
}

/** A refutation that a person can check without riskproof. */
export interface Counterexample {
  readonly parameters: ParameterValues;
  readonly road: string;
  readonly predicted: number | null;
  readonly measured: number;
  readonly interval: readonly [number, number] | null;
  /** The seed of the suite, and fast-check's path to the shrunk parameters. */
  readonly seed: number;
  readonly path: string;
  /** The command that replays this counterexample and nothing else. */
  readonly replay: string;
  /** A short NumPy program that shows the same discrepancy; null where the estimator is the user's own. */
  readonly numpy: string | null;
  readonly note?: string;
}

/** One link of a derivation, and what became of it. */
export interface StepJudgement {
  /** What the chain says the quantity is at this link. */
  readonly formula: string;
  /** How the line above compares with it. */
  readonly relation: '=' | '>=' | '<=';
  /** `algebra`, the id of the lemma that licenses the link, or another reason in words. */
  readonly by: string;
  /** `proved`: by the kernel alone, for all values of all symbols. `supported`: measured. */
  readonly verdict: Verdict;
  /** Whether it is not refuted. */
  readonly holds: boolean;
  /** For a broken link: both sides and their difference in lowest terms. For an undecided one: why. */
  readonly note?: string;
  /** For a broken link: the smallest point found at which the sides differ, with their values. */
  readonly counterexample?: string;
}

export interface DerivationJudgement {
  /** The weakest of the steps. */
  readonly verdict: Verdict;
  readonly steps: readonly StepJudgement[];
}

/** Everything known about one theorem after a run. */
export interface TheoremJudgement {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly verdict: Verdict;
  readonly guarantee: Guarantee;
  /** Ids of lemmas and theorems that this one stands on, in order. */
  readonly standsOn: readonly string[];
  /** The weakest verdict of the theorem and of all it stands on; null where one of them was not judged in this run. */
  readonly inherited: Verdict | null;
  readonly derivation: DerivationJudgement | null;
  readonly parametersTried: readonly ParameterValues[];
  readonly draws: number;
  /** The smallest error (see `Evidence.detects`) that would have been caught everywhere it was looked for; null where nothing was measured. */
  readonly smallestCaught: number | null;
  readonly evidence: readonly Evidence[];
  readonly counterexample: Counterexample | null;
  /** Of the signs that the kernel's part of the verdict rests on, each accepted by the independent checker. */
  readonly certificates?: readonly Certificate[];
  /** Why it is `undecided`. */
  readonly note?: string;
  /** The estimator or the theorem broke: the message. The verdict is then `undecided` and the run fails. */
  readonly error?: string;
}

/** formula > 0 (or ≥ 0), and defined, at every point of a domain. */
export interface Statement {
  readonly formula: string;
  readonly relation: '>' | '>=';
  /** The kind of each symbol: 'natural >= 1', 'real > 0'. A symbol that is not here is any real number. */
  readonly symbols: Readonly<Record<string, string>>;
  /** The constraints on the symbols, such as 'n > dx + 1, r < dx'. */
  readonly domain: string;
}

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

/**
 * A proof that a formula is positive on a whole domain, which a person can read and re-check: a tree of cases, and at
 * each leaf a fraction whose sign can be seen. Numbers and formulas are texts, so that nothing is lost in JSON. There is
 * one for each of the alternatives that its domain is the union of.
 */
export interface Certificate {
  readonly statement: Statement;
  readonly proofs: readonly Proof[];
  /** The symbols that stand for square roots, with what each is the root of, and proofs that this is ≥ 0. */
  readonly roots?: Readonly<Record<string, { readonly of: string; readonly proofs: readonly Proof[] }>>;
}

/** The weaker of two verdicts. */
export function weaker(left: Verdict, right: Verdict): Verdict {
  return verdicts.indexOf(left) <= verdicts.indexOf(right) ? left : right;
}
