import { describeDomain, type Parameter } from '../algebra/domain.ts';
import { type Expression, formatExpression } from '../algebra/expression.ts';
import {
  DivisionByZeroError,
  formatRationalFunction,
  NotRationalError,
  type RationalFunction,
  rationalFunction,
} from '../algebra/rational.ts';
import { formulasOf } from '../claims/claim-formulas.ts';
import type { Theorem } from '../theorem.ts';
import type { TheoremJudgement } from '../verdict.ts';
import type { LockedTheorem } from './lock-file.ts';
import type { SuiteReport } from './suite-report.ts';

/** What the lock file says of a theorem that is accepted as it is. */
export function locked(theorem: Theorem, { verdict }: TheoremJudgement, report: SuiteReport): LockedTheorem {
  const { seed, profile, falseAlarm, missedError, detects } = report;
  return {
    kind: theorem.kind,
    formulas: Object.fromEntries(
      formulasOf(theorem.claim).map(([place, formula]) => [place, canonical(theorem.read(formula))]),
    ),
    parameters: parametersOf(theorem),
    holdsWhen: theorem.claimDomain.text,
    verdict,
    budget: { seed, profile, falseAlarm, missedError, detects },
  };
}

/** The parameters of a theorem in words, without their meanings. */
export function parametersOf({ parameters }: Theorem): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, one]) => [name, describe(name, one)]));
}

/** As the kernel writes it, or as it is where it is not algebra. */
export function canonical(expression: Expression): string {
  const rational = rationalOrNull(expression);
  return rational === null ? formatExpression(expression) : formatRationalFunction(rational);
}

/** Null for a formula that the kernel cannot judge. */
export function rationalOrNull(expression: Expression): RationalFunction | null {
  try {
    return rationalFunction(expression);
  } catch (error) {
    if (error instanceof NotRationalError || error instanceof DivisionByZeroError) return null;
    throw error;
  }
}

function describe(name: string, parameter: Parameter): string {
  if (parameter.kind !== 'spectrum') {
    return `${parameter.kind}, ${describeDomain({ parameters: { [name]: parameter }, text: '' })}`;
  }
  const { length, gap = 1 } = parameter;
  return `spectrum of ${length}${gap === 1 ? '' : `, neighbours in a ratio of ${gap} or more`}`;
}
