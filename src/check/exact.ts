import { substituteExpressions } from '../algebra/expression.ts';
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
import { argminSymbols } from '../claims/argmin.ts';
import type {
  ArgminClaim,
  DivergenceClaim,
  DivergingMean,
  IdentityClaim,
  RegimeStatement,
} from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { Certificate, ParameterValues } from '../verdict.ts';
import { certifyFormula } from './certified.ts';

/** What the kernel says of a claim on its whole claim domain, and in one sentence why. */
export interface ExactJudgement {
  readonly verdict: 'proved' | 'refuted' | 'undecided';
  readonly note: string;
  /** Of the signs that the verdict rests on, each checked. */
  readonly certificates?: readonly Certificate[];
}

/** What the kernel can decide; null for claims that are statistical throughout. */
export function judgeExact(theorem: Theorem): ExactJudgement | null {
  const parts = [judgeClaim(theorem), ...theorem.certifies.map((sign) => certifyFormula(theorem, sign))];
  const decided = parts.filter((part) => part !== null);
  if (decided.length < 2) return decided[0] ?? null;
  return (
    decided.find(({ verdict }) => verdict !== 'proved') ?? {
      verdict: 'proved',
      note: decided.map(({ note }) => note).join('; '),
      certificates: decided.flatMap(({ certificates = [] }) => certificates),
    }
  );
}

function judgeClaim(theorem: Theorem): ExactJudgement | null {
  const { claim } = theorem;
  if (claim.kind === 'identity') return judgeIdentity(theorem, claim);
  if (claim.kind === 'regime') return judgeRegime(theorem, claim);
  if (claim.kind === 'divergence') return judgeDivergence(theorem, claim);
  if (claim.kind === 'argmin') return judgeStationary(theorem, claim);
  if (claim.kind === 'asymptotic' && claim.exact) return judgeRegime(theorem, claim.exact);
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
function judgeRegime(theorem: Theorem, claim: RegimeStatement): ExactJudgement {
  const { symbol, boundary, factor, risks, solved = [], placedBy, slopeIn } = claim;
  const read = (formula: string) => rationalFunction(theorem.read(formula));
  const ofRisks = subtract(read(risks[0]), read(risks[1]));
  const difference = slopeIn === undefined ? ofRisks : derivative(ofRisks, slopeIn);
  const factored = multiply(read(factor), subtract(read(symbol), read(boundary)));
  if (!equal(difference, factored)) {
    return differs('the difference of the risks is not its factorisation', difference, factored);
  }
  const onBoundary = { [symbol]: theorem.read(boundary) };
  for (const { at = {}, equals, of } of solved) {
    const replaced = Object.fromEntries(
      Object.entries(at).map(([name, value]) => [name, theorem.read(value)]),
    );
    const [left, right] = [of, equals].map((side) =>
      rationalFunction(
        substituteExpressions(substituteExpressions(theorem.read(side), onBoundary), replaced),
      ),
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

/** The mean has its poles on both sides of them, and where the claim says so it is finite and positive elsewhere. */
function judgeDivergence(theorem: Theorem, claim: DivergenceClaim<ParameterValues>): ExactJudgement {
  const notes: string[] = [];
  const certificates: Certificate[] = [];
  for (const mean of [claim, ...(claim.others ?? [])]) {
    const finite = mean.poles.find((pole) => !isPole(theorem, mean.formula, claim.symbol, pole));
    if (finite !== undefined) {
      return {
        verdict: 'refuted',
        note: `${mean.formula} has no pole at ${claim.symbol} = ${finite}`,
      };
    }
    const elsewhere = judgeFinite(theorem, mean);
    if (elsewhere.verdict !== 'proved') return elsewhere;
    if (mean.poles.length > 0) notes.push(`poles at ${claim.symbol} = ${mean.poles.join(', ')}`);
    if (elsewhere.note !== '') notes.push(elsewhere.note);
    certificates.push(...(elsewhere.certificates ?? []));
  }
  return { verdict: 'proved', note: notes.join('; '), certificates };
}

/**
 * The formula cannot be evaluated where the symbol has this value, since something that it divides by vanishes, and
 * grows without bound towards it: at symbol = pole + 1/h its degree in h is positive, unlike that of (x − 1)/(x − 1)
 * at 1.
 */
function isPole(theorem: Theorem, text: string, symbol: string, pole: string): boolean {
  const formula = theorem.read(text);
  try {
    rationalFunction(substituteExpressions(formula, { [symbol]: theorem.read(pole) }));
    return false;
  } catch (error) {
    if (!(error instanceof DivisionByZeroError)) throw error;
  }
  const near = { [symbol]: theorem.read(`(${pole}) + 1/${symbol}`) };
  return degree(rationalFunction(substituteExpressions(formula, near)), symbol) > 0;
}

/** Nothing that the formula divides by vanishes where it is said to be finite. A formula that changes its sign is not certified. */
function judgeFinite(
  theorem: Theorem,
  { finiteWhen, formula }: DivergingMean<ParameterValues>,
): ExactJudgement {
  if (finiteWhen === undefined) return { verdict: 'proved', note: '' };
  const certified = certifyFormula(theorem, { formula }, finiteWhen);
  return certified.verdict === 'proved'
    ? { ...certified, note: `finite where ${finiteWhen}` }
    : { ...certified, verdict: 'undecided' };
}

/**
 * The derivative of the objective vanishes at the claimed minimiser and, where the claim has a factor, the objective
 * exceeds its value there by factor·(over − at)². Null where the mean risk has no formula.
 */
function judgeStationary(theorem: Theorem, claim: ArgminClaim<ParameterValues>): ExactJudgement | null {
  if (claim.objective === undefined) return null;
  const symbols = argminSymbols(claim);
  const objective = rationalFunction(theorem.read(claim.objective, symbols));
  const slope = substitute(
    derivative(objective, claim.over),
    claim.over,
    rationalFunction(theorem.read(claim.at)),
  );
  if (!isZero(slope)) {
    return {
      verdict: 'refuted',
      note: `at ${claim.over} = ${claim.at} the derivative is ${formatRationalFunction(slope)}`,
    };
  }
  if (claim.factor === undefined) {
    return { verdict: 'proved', note: `stationary at ${claim.over} = ${claim.at}` };
  }
  const minimum = substitute(objective, claim.over, rationalFunction(theorem.read(claim.at)));
  const excess = subtract(objective, minimum);
  const square = rationalFunction(
    theorem.read(`(${claim.factor})*(${claim.over} - (${claim.at}))^2`, symbols),
  );
  if (!equal(excess, square)) {
    return differs('the excess over the minimum is not its factor times a square', excess, square);
  }
  return certify(theorem, claim.factor, symbols);
}

function certify(theorem: Theorem, formula: string, positive: readonly string[] = []): ExactJudgement {
  const certified = certifyFormula(theorem, {
    formula,
    symbols: Object.fromEntries(positive.map((name) => [name, '> 0'])),
  });
  return certified.verdict === 'proved'
    ? { ...certified, note: `${formula} > 0 on the whole claim domain` }
    : certified;
}

function differs(what: string, left: RationalFunction, right: RationalFunction): ExactJudgement {
  return {
    verdict: 'refuted',
    note: `${what}: left − right = ${formatRationalFunction(subtract(left, right))}`,
  };
}
