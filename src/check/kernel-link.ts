/** The links of a derivation that the trusted kernel judges: for all values of all symbols, exactly. */
import { type Expression, formatExpression, substituteExpressions } from '../algebra/expression.ts';
import { symbolsIn } from '../algebra/polynomial.ts';
import {
  derivative,
  equal,
  formatRationalFunction,
  limitAtInfinity,
  NotRationalError,
  type RationalFunction,
  rationalFunction,
  subtract,
} from '../algebra/rational.ts';
import type { Reason, Step } from '../derivation.ts';
import { renamedClaim, type Theorem } from '../theorem.ts';
import type { Verdict } from '../verdict.ts';
import { certifyExpression } from './certified.ts';
import { judgeLemmaDomain } from './lemma-domain.ts';

/** What the kernel makes of a link: nothing (null) where it has to be measured. */
export interface KernelJudgement {
  readonly verdict: Exclude<Verdict, 'supported'>;
  /** What the reason makes of the line above. */
  readonly given: Expression;
  readonly note?: string;
}

/** Judges the link from the line above to a step; null where its reason is no matter of algebra. */
export function judgeByKernel(
  theorem: Theorem,
  above: Expression,
  step: Step,
  drawn: readonly string[],
): KernelJudgement | null {
  try {
    return judgeRational(theorem, above, step, drawn);
  } catch (error) {
    if (!(error instanceof NotRationalError)) throw error;
    return { verdict: 'undecided', given: above, note: error.message };
  }
}

function judgeRational(
  theorem: Theorem,
  above: Expression,
  { formula, reason, relation }: Step,
  drawn: readonly string[],
): KernelJudgement | null {
  const read = (text: string) => theorem.read(text, drawn);
  const below = read(formula);
  const fails = (given: Expression, note: string): KernelJudgement => ({ verdict: 'refuted', given, note });
  switch (reason.kind) {
    case 'pathwise':
    case 'mean':
      return null;
    case 'limit':
      return reason.by === 'kernel' ? judgeLimit(above, below, reason.as) : null;
    case 'definition':
      return compare(substituteExpressions(above, { [reason.symbol]: read(reason.equals) }), below);
    case 'algebra':
      return relation === '=' ? compare(above, below) : compareSizes(theorem, above, below, relation);
    case 'lemma': {
      const instance = read(formatExpression(renamedClaim(reason.lemma, reason.with)));
      const given = substituteExpressions(above, { [reason.rewrites]: instance });
      const nonlinear = whyNotLinear(above, reason, drawn);
      if (nonlinear !== null) return fails(given, nonlinear);
      const algebra = compare(given, below);
      if (algebra.verdict !== 'proved') return algebra;
      return { ...judgeLemmaDomain(theorem, reason), given };
    }
  }
}

/** A lemma gives the mean of a symbol: it may replace the symbol where that is multiplied by nothing that is drawn. */
function whyNotLinear(
  above: Expression,
  { rewrites }: Reason & { kind: 'lemma' },
  drawn: readonly string[],
): string | null {
  const slope = derivative(rationalFunction(above), rewrites);
  const within = new Set([...symbolsIn(slope.numerator), ...symbolsIn(slope.denominator)]);
  const random = drawn.find((symbol) => within.has(symbol));
  if (random === undefined) return null;
  return `the mean of ${rewrites} cannot replace it: it is multiplied by ${random}, which is drawn`;
}

function judgeLimit(above: Expression, below: Expression, as: string): KernelJudgement {
  const match = /^\s*(\w+)\s*->\s*(infinity|0)\s*$/.exec(as);
  if (match === null) throw new RangeError(`'${as}' is not a limit such as 'n -> infinity' or 'sigma -> 0'`);
  const [, symbol = '', to] = match;
  const inverse: Expression = {
    kind: 'divide',
    left: { kind: 'number', value: { numerator: 1n, denominator: 1n } },
    right: { kind: 'symbol', name: symbol },
  };
  const moving = to === '0' ? substituteExpressions(above, { [symbol]: inverse }) : above;
  const limit = limitAtInfinity(rationalFunction(moving), symbol);
  if (limit === null) return { verdict: 'refuted', given: above, note: `it grows without bound as ${as}` };
  return compareFunctions(above, limit, formatRationalFunction(limit), below);
}

function compare(given: Expression, below: Expression): KernelJudgement {
  const text = formatExpression(given);
  // What is written in the same way is the same, whether it is algebra or not.
  if (text === formatExpression(below)) return { verdict: 'proved', given };
  return compareFunctions(given, rationalFunction(given), text, below);
}

function compareFunctions(
  given: Expression,
  left: RationalFunction,
  text: string,
  below: Expression,
): KernelJudgement {
  const right = rationalFunction(below);
  if (equal(left, right)) return { verdict: 'proved', given };
  const difference = formatRationalFunction(subtract(left, right));
  return {
    verdict: 'refuted',
    given,
    note: `the reason gives ${text}, the line says ${formatExpression(below)}; their difference is ${difference}`,
  };
}

/** above ≥ below (or ≤) on the whole claim domain. */
function compareSizes(
  { claimDomain }: Theorem,
  above: Expression,
  below: Expression,
  relation: '>=' | '<=',
): KernelJudgement {
  const [left, right] = relation === '>=' ? [above, below] : [below, above];
  const difference = subtract(rationalFunction(left), rationalFunction(right));
  const certified = certifyExpression({ kind: 'subtract', left, right }, claimDomain, {
    name: formatRationalFunction(difference),
    relation: '>=',
    symbols: {},
  });
  if (certified.verdict === 'proved') return { verdict: 'proved', given: above };
  const sides = `the line above is ${formatExpression(above)}, the line says ${formatExpression(below)}; their difference is ${formatRationalFunction(difference)}`;
  return { verdict: certified.verdict, given: above, note: `${sides}: ${certified.note}` };
}

/** Both sides' difference in lowest terms, for a message; as it is written where it is no rational function. */
export function differenceText(left: Expression, right: Expression): string {
  try {
    return formatRationalFunction(subtract(rationalFunction(left), rationalFunction(right)));
  } catch (error) {
    if (!(error instanceof NotRationalError)) throw error;
    return formatExpression({ kind: 'subtract', left, right });
  }
}
