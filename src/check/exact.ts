import { substituteExpressions } from '../algebra/expression.ts';
import { certifyPositive } from '../algebra/positivity.ts';
import {
  DivisionByZeroError,
  degree,
  derivative,
  equal,
  formatRationalFunction,
  isZero,
  multiply,
  type RationalFunction,
  rationalFunction,
  substitute,
  subtract,
} from '../algebra/rational.ts';
import type { ArgminClaim, DivergenceClaim, IdentityClaim, RegimeClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';

/** What the kernel says of a claim on its whole claim domain, and in one sentence why. */
export interface ExactJudgement {
  readonly verdict: 'proved' | 'refuted' | 'undecided';
  readonly note: string;
}

/** What the kernel can decide of the claim itself; null for claims that are statistical throughout. */
export function judgeExact(theorem: Theorem): ExactJudgement | null {
  const { claim } = theorem;
  if (claim.kind === 'identity') return judgeIdentity(theorem, claim);
  if (claim.kind === 'regime') return judgeRegime(theorem, claim);
  if (claim.kind === 'divergence') return judgeDivergence(theorem, claim);
  if (claim.kind === 'argmin') return judgeStationary(theorem, claim);
  return null;
}

/** left = right identically and, where the claim says so, both positive on the whole claim domain. */
function judgeIdentity(theorem: Theorem, claim: IdentityClaim<ParameterValues>): ExactJudgement {
  const [left, right] = [claim.left, claim.right].map((side) => rationalFunction(theorem.read(side)));
  if (!equal(left!, right!)) return differs('the two sides differ', left!, right!);
  return claim.positive ? certify(theorem, claim.right) : { verdict: 'proved', note: 'an identity' };
}

/**
 * risks[0] − risks[1] = factor·(symbol − boundary) identically, with a factor that is positive on the whole claim
 * domain. A solved form holds if it is an identity once the symbol is replaced by its boundary: the risks are equal
 * there and, by the factorisation, nowhere else. The parameter which places the boundary does if, with it, the
 * boundary is the symbol.
 */
function judgeRegime(theorem: Theorem, claim: RegimeClaim<ParameterValues>): ExactJudgement {
  const { symbol, boundary, factor, risks, solved = [], placedBy, slopeIn } = claim;
  const read = (formula: string) => rationalFunction(theorem.read(formula));
  const ofRisks = subtract(read(risks[0]), read(risks[1]));
  const difference = slopeIn === undefined ? ofRisks : derivative(ofRisks, slopeIn);
  const factored = multiply(read(factor), subtract(read(symbol), read(boundary)));
  if (!equal(difference, factored)) {
    return differs('the difference of the risks is not its factorisation', difference, factored);
  }
  const onBoundary = { [symbol]: theorem.read(boundary) };
  for (const { of, equals } of solved) {
    const [left, right] = [of, equals].map((side) =>
      rationalFunction(substituteExpressions(theorem.read(side), onBoundary)),
    );
    if (!equal(left!, right!))
      return differs(`solved for ${of}, the boundary is not ${equals}`, left!, right!);
  }
  if (placedBy) {
    const there = { [placedBy.parameter]: theorem.read(placedBy.equals) };
    const moved = rationalFunction(substituteExpressions(theorem.read(boundary), there));
    if (!equal(moved, read(symbol))) {
      return differs(
        `${placedBy.parameter} = ${placedBy.equals} does not put the boundary at ${symbol}`,
        moved,
        read(symbol),
      );
    }
  }
  return certify(theorem, factor);
}

/**
 * The formula cannot be evaluated at any of the stated values of the symbol, since something that it divides by
 * vanishes, and grows without bound towards it: at symbol = pole + 1/h its degree in h is positive, unlike that of
 * (x − 1)/(x − 1) at 1.
 */
function judgeDivergence(theorem: Theorem, claim: DivergenceClaim): ExactJudgement {
  const formula = theorem.read(claim.formula);
  const isPole = (at: string) => {
    try {
      rationalFunction(substituteExpressions(formula, { [claim.symbol]: theorem.read(at) }));
      return false;
    } catch (error) {
      if (!(error instanceof DivisionByZeroError)) throw error;
    }
    const near = { [claim.symbol]: theorem.read(`(${at}) + 1/${claim.symbol}`) };
    return degree(rationalFunction(substituteExpressions(formula, near)), claim.symbol) > 0;
  };
  const finite = claim.poles.find((pole) => !isPole(pole));
  return finite === undefined
    ? { verdict: 'proved', note: `poles at ${claim.symbol} = ${claim.poles.join(', ')}` }
    : { verdict: 'refuted', note: `${claim.formula} has no pole at ${claim.symbol} = ${finite}` };
}

/** The derivative of the objective vanishes at the claimed minimiser. Null where the mean risk has no formula. */
function judgeStationary(theorem: Theorem, claim: ArgminClaim<ParameterValues>): ExactJudgement | null {
  if (claim.objective === undefined) return null;
  const objective = rationalFunction(theorem.read(claim.objective, [claim.over]));
  const slope = substitute(
    derivative(objective, claim.over),
    claim.over,
    rationalFunction(theorem.read(claim.at)),
  );
  return isZero(slope)
    ? { verdict: 'proved', note: `stationary at ${claim.over} = ${claim.at}` }
    : {
        verdict: 'refuted',
        note: `at ${claim.over} = ${claim.at} the derivative is ${formatRationalFunction(slope)}`,
      };
}

function certify(theorem: Theorem, formula: string): ExactJudgement {
  const certificate = certifyPositive(rationalFunction(theorem.read(formula)), theorem.claimDomain);
  return certificate.kind === 'positive'
    ? { verdict: 'proved', note: `${formula} > 0 on the whole claim domain` }
    : { verdict: 'undecided', note: `${formula} > 0 is not certified: ${certificate.reason}` };
}

function differs(what: string, left: RationalFunction, right: RationalFunction): ExactJudgement {
  return {
    verdict: 'refuted',
    note: `${what}: left − right = ${formatRationalFunction(subtract(left, right))}`,
  };
}
