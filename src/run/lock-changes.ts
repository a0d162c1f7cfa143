import { contains, type Domain, declareDomain, describeDomain } from '../algebra/domain.ts';
import { sameDomain } from '../algebra/domain-inclusion.ts';
import { compileExpression, type Expression, FormulaError } from '../algebra/expression.ts';
import { equal, formatRationalFunction, subtract } from '../algebra/rational.ts';
import { searchCounterexample } from '../check/parameters.ts';
import { symbolValues } from '../check/point.ts';
import { formulasOf, withFormula } from '../claims/claim-formulas.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues, Verdict } from '../verdict.ts';
import { canonical, parametersOf, rationalOrNull } from './lock.ts';
import type { LockedTheorem } from './lock-file.ts';

/** A theorem that no longer says what the lock file says. Plain data: a part of the JSON report. */
export interface LockChange {
  readonly id: string;
  /** Which formula (`claim`, `boundary`, …), or `domain`, `parameters`, `kind`. */
  readonly place: string;
  /** What was accepted; null if there was nothing in this place. */
  readonly before: string | null;
  readonly now: string | null;
  /** now − before, as the kernel writes it; null where that is no formula. */
  readonly difference: string | null;
  /** A point where both disagree: two values of the formula, or whether the point lies in each domain. */
  readonly at: {
    readonly parameters: ParameterValues;
    readonly before: number | boolean;
    readonly now: number | boolean;
  } | null;
  /** What is measured of the theorem with each of the two formulas; null where the place is not what is measured. */
  readonly measured: { readonly before: Verdict; readonly now: Verdict } | null;
}

/** A change before it is measured. */
export type UnmeasuredChange = Omit<LockChange, 'measured'> & {
  /** The earlier formula, where the theorem can be judged with it in place of its own. */
  readonly restated: string | null;
};

/** Points that are tried to show a difference; the smallest one always is. */
const tries = 200;
const search = { seed: 1, runs: tries };

/**
 * How a theorem differs in meaning from what was accepted; nothing if it is only written otherwise. Formulas are
 * compared by the kernel. Where they are not algebra, the same text is no change, and another text is one if a point
 * shows it. Domains are compared exactly over the naturals and the ranges of the positive parameters.
 */
export function changesOf(theorem: Theorem, accepted: LockedTheorem): UnmeasuredChange[] {
  const none = { id: theorem.id, difference: null, at: null, restated: null };
  if (theorem.kind !== accepted.kind) {
    return [{ ...none, place: 'kind', before: accepted.kind, now: theorem.kind }];
  }
  const [before, now] = [accepted.parameters, parametersOf(theorem)].map(listed);
  const parameters = before === now ? [] : [{ ...none, place: 'parameters', before: before!, now: now! }];
  return [...parameters, ...changedDomain(theorem, accepted), ...changedFormulas(theorem, accepted)];
}

function changedDomain(theorem: Theorem, { holdsWhen }: LockedTheorem): UnmeasuredChange[] {
  const now = theorem.claimDomain;
  const before = domainOrNull(now, holdsWhen);
  if (before !== null && sameDomain(before, now)) return [];
  const at = before && (pointOutside(now, before) ?? pointOutside(before, now));
  const change = {
    id: theorem.id,
    place: 'domain',
    before: before === null ? holdsWhen : describeDomain(before),
    now: describeDomain(now),
    difference: null,
    at: at && { parameters: at, before: contains(before!, at), now: contains(now, at) },
    restated: null,
  };
  return [change];
}

function changedFormulas(theorem: Theorem, { formulas }: LockedTheorem): UnmeasuredChange[] {
  const written = new Map(formulasOf(theorem.claim));
  const places = new Set([...Object.keys(formulas), ...written.keys()]);
  // The formula that a theorem is restated with stands first.
  const [first] = written.keys();
  return [...places].flatMap((place): UnmeasuredChange[] => {
    const now = written.has(place) ? theorem.read(written.get(place)!) : null;
    const text = formulas[place] ?? null;
    const before = text === null ? null : readOrNull(theorem, text);
    if (now !== null && before !== null && isSame(theorem, before, now)) return [];
    const canBeJudged = place === first && before !== null && withFormula(theorem.claim, text!) !== null;
    return [
      {
        id: theorem.id,
        place,
        before: text,
        now: now && canonical(now),
        difference: before && now && differenceOf(before, now),
        at: before && now && disagreement(theorem, before, now),
        restated: canBeJudged ? text : null,
      },
    ];
  });
}

function isSame(theorem: Theorem, before: Expression, now: Expression): boolean {
  const [left, right] = [before, now].map(rationalOrNull);
  if (left && right) return equal(left, right);
  return canonical(before) === canonical(now) || disagreement(theorem, before, now) === null;
}

function differenceOf(before: Expression, now: Expression): string | null {
  const [left, right] = [before, now].map(rationalOrNull);
  return left && right ? formatRationalFunction(subtract(right, left)) : null;
}

/** A simple point of the sampling domain where the values differ by more than rounding; null if none is found. */
function disagreement(theorem: Theorem, before: Expression, now: Expression): LockChange['at'] {
  const [left, right] = [before, now].map(compileExpression);
  const valuesAt = (parameters: ParameterValues) => {
    const symbols = symbolsAt(theorem, parameters);
    return { parameters, before: left!(symbols), now: right!(symbols) };
  };
  const agree = (parameters: ParameterValues) => {
    const values = valuesAt(parameters);
    const size = Math.max(Math.abs(values.before), Math.abs(values.now));
    return !(Math.abs(values.before - values.now) > 1e-9 * size);
  };
  const { falsified } = searchCounterexample(theorem.samplingDomain, search, agree);
  return falsified && valuesAt(falsified.values);
}

/** The symbols at a point. One that is not drawn, such as that of a regime, is 1. */
function symbolsAt(theorem: Theorem, values: ParameterValues): Record<string, number> {
  const point = { theorem, values, seed: 1, falseAlarm: 0.5, missedError: 0.5, detects: 0.5, fresh: false };
  const notDrawn = Object.keys(theorem.parameters).map((name) => [name, 1] as const);
  return { ...Object.fromEntries(notDrawn), ...symbolValues(point) };
}

function pointOutside(inner: Domain, outer: Domain): ParameterValues | null {
  return searchCounterexample(inner, search, (values) => contains(outer, values)).falsified?.values ?? null;
}

function domainOrNull({ parameters }: Domain, text: string): Domain | null {
  try {
    return declareDomain(parameters, text);
  } catch (error) {
    if (error instanceof FormulaError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Null if the formula has a symbol that the theorem no longer has. */
function readOrNull(theorem: Theorem, formula: string): Expression | null {
  try {
    return theorem.read(formula);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

function listed(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, what]) => `${name}: ${what}`)
    .sort()
    .join('; ');
}
