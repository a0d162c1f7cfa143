import { objectionTo } from '../algebra/certificate-checker.ts';
import { formatExpression } from '../algebra/expression.ts';
import { certifyPositive } from '../algebra/positivity.ts';
import { statementOn } from '../algebra/statement.ts';
import type { SignStatement, Theorem } from '../theorem.ts';
import type { Certificate } from '../verdict.ts';
import type { ExactJudgement } from './exact.ts';
import { rootsAsSymbols } from './roots.ts';

/**
 * `proved` where a certificate is found and the independent checker has nothing against it.
 * @param where - Where it holds.
 */
export function certifyFormula(
  theorem: Theorem,
  { formula, relation = '>', symbols = {} }: SignStatement,
  where = theorem.claimDomain.text,
): ExactJudgement {
  const { expression, roots } = rootsAsSymbols(theorem.read(formula, Object.keys(symbols)));
  const ofRoots = Object.fromEntries([...roots.keys()].map((name) => [name, '>= 0'] as const));
  const others = { ...symbols, ...ofRoots };
  const domain = { parameters: theorem.parameters, text: where };
  const statement = statementOn(domain, formatExpression(expression), relation, others);
  const undecided = (what: string, reason: string): ExactJudgement => ({
    verdict: 'undecided',
    note: `${what} is not certified: ${reason}`,
  });
  const radicands: Record<string, NonNullable<Certificate['roots']>[string]> = {};
  for (const [name, radicand] of roots) {
    const of = formatExpression(radicand);
    const found = certifyPositive({ ...statement, formula: of, relation: '>=' });
    if (found.kind !== 'positive') return undecided(`${of} >= 0`, found.reason);
    radicands[name] = { of, proofs: found.proofs };
  }
  const what = `${formula} ${relation} 0`;
  const found = certifyPositive(statement);
  if (found.kind === 'refuted') return { verdict: 'refuted', note: `${what} does not hold: ${found.reason}` };
  if (found.kind === 'undecided') return undecided(what, found.reason);
  const certificate = { statement, proofs: found.proofs, ...(roots.size > 0 && { roots: radicands }) };
  const objection = objectionTo(certificate);
  if (objection !== null) return undecided(what, `the checker objects to what was found: ${objection}`);
  return { verdict: 'proved', note: what, certificates: [certificate] };
}
