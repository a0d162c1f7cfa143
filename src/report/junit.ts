import { isRefuted, type SuiteReport } from '../run/suite-report.ts';
import type { TheoremJudgement } from '../verdict.ts';
import { findingsOf } from './findings.ts';
import { refutationText } from './refutation.ts';

/** The report as JUnit XML, which CI systems read. Without times: they would differ from run to run. */
export function junitReport({ theorems, summary }: SuiteReport): string {
  const failures = theorems.filter(isRefuted).length;
  const errors = theorems.filter((judgement) => outcome(judgement) === 'error').length;
  const skipped = theorems.filter((judgement) => outcome(judgement) === 'skipped').length;
  const counts = `tests="${summary.total}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="riskproof" ${counts}>`,
    `  <testsuite name="riskproof" ${counts}>`,
    ...theorems.map(testCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function outcome(judgement: TheoremJudgement): 'failure' | 'error' | 'skipped' | null {
  if (isRefuted(judgement)) return 'failure';
  if (judgement.error !== undefined) return 'error';
  return judgement.verdict === 'undecided' ? 'skipped' : null;
}

function testCase(judgement: TheoremJudgement): string {
  const element = outcome(judgement);
  const opening = `    <testcase classname="${escaped(judgement.kind)}" name="${escaped(judgement.id)}"`;
  if (element === null) return `${opening}/>`;
  const message = escaped(findingsOf(judgement)[0]!.headline);
  const text = element === 'skipped' ? '' : escaped(refutationText(judgement));
  return `${opening}>\n      <${element} message="${message}">${text}</${element}>\n    </testcase>`;
}

/** Text as XML 1.0 can hold it: markup escaped, and characters that XML forbids replaced. */
function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get into XML
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
  return text.replace(forbidden, '\ufffd').replace(/[&<>"]/g, (character) => entities[character]!);
}
