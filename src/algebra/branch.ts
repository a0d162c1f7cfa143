/** A branch of a proof: what is known of the symbols there, and the slacks that this leads to. */
import type { Combination, Slack } from '../verdict.ts';
import { type Domain, namesOf } from './domain.ts';
import type { LinearForm } from './linear-form.ts';
import type { Inequality } from './linear-inequalities.ts';
import { contradiction, lowerBound } from './non-negative-combination.ts';
import { formatPolynomial, fromTerms } from './polynomial.ts';
import type { RationalFunction } from './rational.ts';
import * as kernel from './rational.ts';
import { divide, negate, one, type Rational, rational, toText } from './rational-number.ts';
import type { RealRange } from './real-range.ts';

export interface Branch {
  readonly naturals: readonly string[];
  readonly system: readonly Inequality[];
  readonly reals: Readonly<Record<string, RealRange>>;
}

/** The branches to begin with, one for each alternative of a domain. */
export function branchesOf({ parameters, alternatives, ranges }: Domain): Branch[] {
  const naturals = namesOf(parameters, 'natural');
  return alternatives.map(({ inequalities }) => ({ naturals, system: inequalities, reals: ranges }));
}

/** Σ coefficient·symbol + constant. */
export function linearForm(
  coefficients: Iterable<readonly [string, Rational]>,
  constant: Rational,
): LinearForm {
  return { coefficients: new Map(coefficients), constant };
}

export function ofInequality({ coefficients, constant }: Inequality): LinearForm {
  return linearForm(
    [...coefficients].map(([name, by]) => [name, rational(by)] as const),
    rational(constant),
  );
}

/** 'n - dx - 2' */
export function formatForm({ coefficients, constant }: LinearForm): string {
  const terms = [...coefficients].map(([name, coefficient]) => ({
    monomial: new Map([[name, 1]]),
    coefficient,
  }));
  return formatPolynomial(fromTerms([...terms, { monomial: new Map(), coefficient: constant }]));
}

/** Everything that is ≥ 0 in the branch. */
function factsIn({ system, reals }: Branch): LinearForm[] {
  const ofReals = Object.entries(reals).flatMap(([name, { lower, upper }]) => [
    linearForm([[name, one]], negate(lower)),
    ...(upper === null ? [] : [linearForm([[name, negate(one)]], upper)]),
  ]);
  return [...system.map(ofInequality), ...ofReals];
}

/** Why the branch has no points; null if that is no matter of linear algebra. */
export function emptiness(branch: Branch): Combination | null {
  const facts = factsIn(branch);
  const multipliers = contradiction(facts);
  return multipliers && combination(facts, multipliers);
}

/** The slack of a symbol, which is `form`; null if linear algebra does not show that it is ≥ 0. */
export function slackOf(form: LinearForm, branch: Branch): Slack | null {
  const facts = factsIn(branch);
  const below = lowerBound(form, facts);
  if (below === null || below.constant.numerator < 0n) return null;
  const slack = { is: formatForm(form), from: combination(facts, below.multipliers) };
  const opposite = linearForm(
    [...form.coefficients].map(([name, by]) => [name, negate(by)] as const),
    negate(form.constant),
  );
  const above = lowerBound(opposite, facts);
  if (above === null) return slack;
  return {
    ...slack,
    atMost: toText(negate(above.constant)),
    atMostFrom: combination(facts, above.multipliers),
  };
}

function combination(facts: readonly LinearForm[], multipliers: readonly Rational[]): Combination {
  const used = facts.flatMap((fact, i): [string, string][] =>
    multipliers[i]!.numerator === 0n ? [] : [[formatForm(fact), toText(multipliers[i]!)]],
  );
  return Object.fromEntries(used);
}

/** x = (slack − rest)/a, the solution of a·x + rest = slack, with earlier symbols already solved for. */
export function solveFor(
  name: string,
  { coefficients, constant }: LinearForm,
  slack: RationalFunction,
  earlier: ReadonlyMap<string, RationalFunction>,
): RationalFunction {
  let value = kernel.subtract(slack, kernel.constant(constant));
  for (const [other, by] of coefficients) {
    if (other !== name)
      value = kernel.subtract(value, kernel.multiply(kernel.constant(by), earlier.get(other)!));
  }
  return kernel.multiply(value, kernel.constant(divide(one, coefficients.get(name)!)));
}
