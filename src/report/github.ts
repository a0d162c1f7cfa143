import type { SuiteReport } from '../run/suite-report.ts';
import { findings } from './findings.ts';
import { findingText } from './refutation.ts';

/** GitHub shows no more annotations than this for a step. */
const mostAnnotations = 10;

/** Annotations for GitHub Actions, worst first, and a line of counts. */
export function githubReport({ theorems, summary }: SuiteReport): string {
  const found = findings(theorems);
  const lines = found.slice(0, mostAnnotations).map((finding) => {
    const command = finding.severity === 'undecided' ? 'warning' : 'error';
    return `::${command} title=${property(finding.headline)}::${message(findingText(finding))}`;
  });
  if (found.length > mostAnnotations) lines.push(`${found.length - mostAnnotations} more`);
  const { proved, supported, refuted, undecided, errors } = summary;
  lines.push(
    `riskproof: ${proved} proved, ${supported} supported, ${refuted} refuted, ${undecided} undecided, ${errors} broke`,
  );
  return `${lines.join('\n')}\n`;
}

/** GitHub's own escapes: a message is one line. */
function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
