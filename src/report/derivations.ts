import pc from 'picocolors';
import type { DerivationReport, JudgedDerivation } from '../run/derivations.ts';
import { explainDerivation } from './derivation.ts';
import { derivationSection } from './explain-derivation.ts';
import { textBlock } from './text-block.ts';

/** The derivations as text: a chain a theorem, then how many there are of each verdict. */
function derivationsText(report: DerivationReport, { colour = false }: { colour?: boolean } = {}): string {
  const colours = pc.createColors(colour);
  const chapters = report.theorems.map((judged) => chapter(judged, colours).join('\n'));
  const count = (verdict: string | null) =>
    report.theorems.filter((judged) => judged.verdict === verdict).length;
  const counts = (['proved', 'supported', 'refuted', 'undecided'] as const).map(
    (verdict) => `${count(verdict)} ${verdict}`,
  );
  const broke = report.theorems.filter(({ error }) => error !== null).length;
  const without = count(null) - broke;
  return `${chapters.join('\n\n')}\n\nderivations: ${[...counts, ...(without > 0 ? [`${without} without one`] : []), ...(broke > 0 ? [`${broke} could not be judged`] : [])].join(', ')}\n`;
}

function chapter(
  { theorem, judgement, error }: JudgedDerivation,
  colours: ReturnType<typeof pc.createColors>,
) {
  const title = [colours.bold(theorem.id), ...textBlock(theorem.statement)];
  if (error !== null) return [...title, ...textBlock(`It could not be judged: ${error}`).map(colours.red)];
  const section = derivationSection(explainDerivation(theorem, judgement), colours);
  const none = theorem.underived ?? 'it has none';
  return [...title, ...(section.length > 0 ? ['', ...section] : textBlock(`No derivation: ${none}.`))];
}

/** The same as data: the format of `riskproof derive --format json`, whose keys keep their names and meanings. */
function derivationsJson({ version, seed, theorems }: DerivationReport): string {
  const entries = theorems.map(({ theorem, judgement, error }) => ({
    id: theorem.id,
    derivation: explainDerivation(theorem, judgement),
    ...(error !== null && { error }),
    ...(theorem.underived !== null && { underived: theorem.underived }),
  }));
  return `${JSON.stringify({ version, seed, theorems: entries }, null, 2)}\n`;
}

export const derivationReporters = { text: derivationsText, json: derivationsJson } as const;
