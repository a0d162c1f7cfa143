import { objectionTo } from '../algebra/certificate-checker.ts';
import type { Domain } from '../algebra/domain.ts';
import { type Expression, formatExpression } from '../algebra/expression.ts';
import { certifyPositive } from '../algebra/positivity.ts';
import { statementOn } from '../algebra/statement.ts';
import type { SignStatement, Theorem } from '../theorem.ts';
import type { Certificate } from '../verdict.ts';
import type { ExactJudgement } from './exact.ts';
import { rootsAsSymbols } from './roots.ts';

/** Certifies the sign of a formula of a theorem, where it is to hold: on the claim domain if nothing else is said. */
export function certifyFormula(
  theorem: Theorem,
  { formula, relation = '>', symbols = {} }: SignStatement,
  where = theorem.claimDomain.text,
): ExactJudgement {
  const expression = theorem.read(formula, Object.keys(symbols));
  const domain = { parameters: theorem.parameters, text: where };
  return certifyExpression(expression, domain, { name: formula, relation, symbols });
}

/**
 * `proved` where a certificate is found and the independent checker has nothing against it.
 * @param what - What the formula is called in a note, and which sign it has; `symbols` are those that are no parameters.
 */
export function certifyExpression(
  formula: Expression,
  domain: Pick<Domain, 'parameters' | 'text'>,
  what: Required<Omit<SignStatement, 'formula'>> & { readonly name: string },
): ExactJudgement {
  const { name: called, relation, symbols } = what;
  const { expression, roots } = rootsAsSymbols(formula);
  const ofRoots = Object.fromEntries([...roots.keys()].map((name) => [name, '>= 0'] as const));
  const others = { ...symbols, ...ofRoots };
  const statement = statementOn(domain, formatExpression(expression), relation, others);
  const undecided = (sign: string, reason: string): ExactJudgement => ({
    verdict: 'undecided',
    note: `${sign} is not certified: ${reason}`,
  });
  const radicands: Record<string, NonNullable<Certificate['roots']>[string]> = {};
  for (const [name, radicand] of roots) {
    const of = formatExpression(radicand);
    const found = certifyPositive({ ...statement, formula: of, relation: '>=' });
    if (found.kind !== 'positive') return undecided(`${of} >= 0`, found.reason);
    radicands[name] = { of, proofs: found.proofs };
  }
  const sign = `${called} ${relation} 0`;
  const found = certifyPositive(statement);
  if (found.kind === 'refuted') return { verdict: 'refuted', note: `${sign} does not hold: ${found.reason}` };
  if (found.kind === 'undecided') return undecided(sign, found.reason);
  const certificate = { statement, proofs: found.proofs, ...(roots.size > 0 && { roots: radicands }) };
  const objection = objectionTo(certificate);
  if (objection !== null) return undecided(sign, `the checker objects to what was found: ${objection}`);
  return { verdict: 'proved', note: sign, certificates: [certificate] };
}
