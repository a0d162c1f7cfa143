/** Certificates as text and as JSON. */

import { describeDomain } from '../algebra/domain.ts';
import { equal } from '../algebra/rational.ts';
import { domainOf, factsOf, readForm } from '../algebra/statement.ts';
import type { Certificate, Combination, Part, Proof, Slack, Statement, Verdict } from '../verdict.ts';

/** What `riskproof certify` says of one theorem. */
export interface CertifiedTheorem {
  readonly id: string;
  readonly verdict: Verdict;
  /** Why it is not proved. */
  readonly note?: string;
  readonly certificates: readonly Certificate[];
}

/** The file that `riskproof certify --check` reads. */
export function certificatesJson(theorems: readonly CertifiedTheorem[]): string {
  return `${JSON.stringify(theorems, null, 2)}\n`;
}

/** Every certificate, so that a person can follow it with a pencil. */
export function certificatesText(theorems: readonly CertifiedTheorem[]): string {
  const blocks = theorems.map(({ id, verdict, note, certificates }) =>
    [
      id,
      ...(verdict === 'proved' ? [] : [`  ${verdict}: ${note}`]),
      ...certificates.flatMap(certificateLines),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

function certificateLines({ statement, proofs, roots = {} }: Certificate): string[] {
  const facts = factsOf(domainOf(statement)).flat();
  const isStrict = (form: string) => facts.some((fact) => fact.strict && equal(fact.form, readForm(form)));
  const ofRoots = Object.entries(roots).flatMap(([name, root]) => [
    `where ${name} = sqrt(${root.of}), and ${root.of} >= 0:`,
    ...proofLines(root.proofs, isStrict),
  ]);
  return [statementText(statement), ...proofLines(proofs, isStrict), ...ofRoots].map((line) => `  ${line}`);
}

/** 'n - 1 > 0 where n > 2 (n >= 1)' */
export function statementText(statement: Statement): string {
  const where = describeDomain(domainOf(statement));
  return `${statement.formula} ${statement.relation} 0${where === '' ? '' : ` where ${where}`}`;
}

/** Whether a form is > 0, and not only ≥ 0, by the domain. */
type IsStrict = (form: string) => boolean;

function proofLines(proofs: readonly Proof[], isStrict: IsStrict): string[] {
  const lines =
    proofs.length === 1
      ? linesOf(proofs[0]!, isStrict)
      : proofs.flatMap((proof, i) => [
          `alternative ${i + 1} of the domain:`,
          ...indented(linesOf(proof, isStrict)),
        ]);
  return indented(lines);
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

function linesOf(proof: Proof, isStrict: IsStrict): string[] {
  if ('split' in proof) {
    return [
      `if ${proof.split} >= 0:`,
      ...indented(linesOf(proof.holds, isStrict)),
      'otherwise:',
      ...indented(linesOf(proof.fails, isStrict)),
    ];
  }
  if ('empty' in proof) return [`no point, since 0 > ${combinationText(proof.empty)} >= 0`];
  return partLines(proof, isStrict);
}

function partLines(
  { substitution, slacks, numerator, denominator, atLeast }: Part,
  isStrict: IsStrict,
): string[] {
  const equations = Object.entries(substitution).map(([name, text]) => `${name} = ${text}`);
  const box = Object.entries(slacks)
    .filter(([, { atMost }]) => atMost !== undefined)
    .map(([name, { atMost }]) => `${name} in 0..${atMost}`);
  const isNegativeSomewhere = [numerator, denominator].some((side) => / - |^-/.test(side));
  return [
    ...(equations.length === 0 ? [] : [`with ${equations.join(', ')}`]),
    ...Object.entries(slacks).map(([name, slack]) => `  ${slackText(name, slack, isStrict)}`),
    `numerator ${numerator}`,
    `denominator ${denominator}`,
    isNegativeSomewhere
      ? `box ${box.join(', ')}: numerator at least ${atLeast}, denominator positive`
      : 'no coefficient is negative',
  ];
}

/** '[n] = n - dx - 2 >= 0', with the combination that it is, if it is none of the facts itself. */
function slackText(name: string, { is, from, atMost }: Slack, isStrict: IsStrict): string {
  const isFact = Object.keys(from).length === 1 && from[is] === '1';
  const most = atMost === undefined ? '' : `, at most ${atMost}`;
  const by = isFact ? '' : `, which is ${combinationText(from)} or more`;
  return `${name} = ${is} ${isStrict(is) ? '>' : '>='} 0${by}${most}`;
}

function combinationText(combination: Combination): string {
  const terms = Object.entries(combination).map(([fact, by]) => `${by === '1' ? '' : `${by}*`}(${fact})`);
  return terms.length === 0 ? '0' : terms.join(' + ');
}
