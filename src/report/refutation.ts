import pc from 'picocolors';
import type { TheoremJudgement } from '../verdict.ts';
import { type Finding, findingsOf } from './findings.ts';
import { formatMeasured, formatNumber, formatParameters, isAbsolute } from './numbers.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** One mark a verdict, so that a column of them can be read at a glance, with or without colour. */
export const marks = { proved: '∎', supported: '✓', undecided: '?', refuted: '✗', error: '!' } as const;

/** Everything that is wrong with one theorem, in full; the empty text if nothing is. */
export function refutationText(judgement: TheoremJudgement): string {
  return findingsOf(judgement)
    .map((finding) => findingText(finding))
    .join('\n\n');
}

/** One finding in full: what a reader needs to see it, to replay it, and to check it without riskproof. */
export function findingText(finding: Finding, colours: Colours = pc.createColors(false)): string {
  const { severity, headline, judgement } = finding;
  switch (severity) {
    case 'refuted':
      return [colours.red(`${marks.refuted} ${headline}`), ...refutation(judgement)].join('\n');
    case 'broken derivation':
      return [colours.red(`${marks.refuted} ${headline}`), ...brokenSteps(judgement)].join('\n');
    case 'error':
      return colours.red(`${marks.error} ${headline}`);
    case 'undecided':
      return colours.yellow(`${marks.undecided} ${headline}`);
  }
}

function refutation({ counterexample, guarantee, kind, note }: TheoremJudgement): string[] {
  const reason = counterexample?.note ?? note;
  const why = reason === undefined ? [] : [row('because', reason)];
  if (counterexample === null) return why;
  const { parameters, road, predicted, measured, interval, replay, numpy } = counterexample;
  return [
    row('at', formatParameters(parameters)),
    ...(predicted === null ? [] : [row('predicted', formatNumber(predicted))]),
    row('measured', formatMeasured(isAbsolute(kind) ? null : predicted, measured, interval)),
    row('road', `${road} (${guarantee})`),
    ...why,
    row('replay', replay),
    ...(numpy === null ? [] : ['    without riskproof, in NumPy:', indented(numpy)]),
  ];
}

function brokenSteps({ derivation, verdict }: TheoremJudgement): string[] {
  const rows = derivation!.steps.flatMap(({ holds, formula, by, note, counterexample }, i, steps) => {
    if (holds) return [];
    const above = steps[i - 1]?.formula;
    return [
      ...(above === undefined ? [] : [row('above', above)]),
      row(`step ${i + 1}`, formula),
      row('by', by),
      ...(note === undefined ? [] : [row('because', note)]),
      ...(counterexample === undefined ? [] : [row('example', counterexample)]),
    ];
  });
  return [...rows, row('the claim', `itself is ${verdict}`)];
}

function row(label: string, text: string): string {
  return `    ${label.padEnd(9)}  ${text}`;
}

function indented(program: string): string {
  return program
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `      ${line}`))
    .join('\n');
}
