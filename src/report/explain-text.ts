import pc from 'picocolors';
import { parseExpression } from '../algebra/expression.ts';
import { derivationSection } from './explain-derivation.ts';
import { hanging, indented, meaningLines, pageWidth, rows, shown } from './explain-lines.ts';
import type { Explanation, Neighbour } from './explanation.ts';
import { formulaBlock } from './formula-box.ts';
import { constraintsLine, formulaLine } from './formula-line.ts';
import { greekText } from './greek.ts';
import { formatCaught, formatCount } from './numbers.ts';
import { marks } from './refutation.ts';
import { textBlock } from './text-block.ts';
import { widthOf } from './text-box.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** A heading and the lines below it; without lines it is left out. */
type Section = readonly [title: string, lines: readonly string[]];

/** A theorem explained on a terminal: words, formulas in two dimensions, and what became of it. */
export function explainText(explanation: Explanation, { colour = false }: { colour?: boolean } = {}): string {
  const colours = pc.createColors(colour);
  const { id, kind, statement, cites } = explanation;
  const head = [colours.bold(id), ...indented(textBlock(greekText(statement))), `  ${colours.dim(cites)}`];
  // In the order in which a reader asks.
  const sections: Section[] = [
    [`claim (${kind})`, claimSection(explanation)],
    ['parameters', parameterSection(explanation)],
    ['quantities', meaningLines(explanation.quantities)],
    ['abbreviations', abbreviationSection(explanation)],
    ['where', domainSection(explanation)],
    ['assumptions', assumptionSection(explanation)],
    ['how it is drawn', drawSection(explanation)],
    ['derivation', derivationSection(explanation.derivation, colours)],
    ['stands on', neighbourLines(explanation.standsOn)],
    ['what stands on it', neighbourLines(explanation.stoodOnBy)],
    ['verdict', verdictSection(explanation, colours)],
    ['how to cite the check', explanation.judged === null ? [] : textBlock(explanation.judged.citation)],
  ];
  const blocks = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [colours.dim(title), ...indented(lines)]);
  return `${[head, ...blocks].map((lines) => lines.join('\n').trimEnd()).join('\n\n')}\n`;
}

function claimSection({ claim, kindMeans, howJudged }: Explanation): string[] {
  const pieces = claim.flatMap(({ words, formula }) => [
    ...textBlock(greekText(words)),
    ...(formula === undefined ? [''] : ['', ...indented(formulaBlock(parseExpression(formula))), '']),
  ]);
  return [...pieces, ...textBlock(kindMeans), ...textBlock(howJudged)];
}

function parameterSection({ parameters }: Explanation): string[] {
  return rows(
    parameters.map(({ name, values, meaning }) => [
      shown(name),
      values.replace('>=', '≥'),
      greekText(meaning),
    ]),
  );
}

function abbreviationSection({ where }: Explanation): string[] {
  return rows(where.map(({ name, formula }) => [shown(name), `= ${formulaLine(parseExpression(formula))}`]));
}

function domainSection({ claimDomain, samplingDomain }: Explanation): string[] {
  const domain = (start: string, text: string) =>
    hanging(start, text.trim() === '' ? 'everywhere' : constraintsLine(text));
  return [...domain('it holds        ', claimDomain), ...domain('it is measured  ', samplingDomain)];
}

/** Each assumption once, with the alternatives that are offered for it. */
function assumptionSection({ assumptions }: Explanation): string[] {
  const names = new Map<string, string[]>();
  for (const { assumes, name } of assumptions) names.set(assumes, [...(names.get(assumes) ?? []), name]);
  return rows(
    [...names].map(([assumes, alternatives]) => [
      greekText(assumes),
      `alternative: ${alternatives.join(', ')}`,
    ]),
  );
}

function drawSection({ draws }: Explanation): string[] {
  return draws.flatMap(({ road, variance, by, given }) => {
    const how =
      road === 'plain' ? 'simulated and fitted from scratch' : `a sharper draw, given ${given.join(', ')}`;
    if (variance === null) return hanging(`${road}  `, `${how}; its variance is estimated by a pilot`);
    const bound = `${how}; its variance is at most${by === null ? '' : `, by ${by},`}`;
    const block = formulaBlock(parseExpression(variance), pageWidth - 4);
    return [...hanging(`${road}  `, bound), '', ...indented(block), ''];
  });
}

function neighbourLines(neighbours: readonly Neighbour[]): string[] {
  const name = ({ id, verdict }: Neighbour) => (verdict === null ? id : `${marks[verdict]} ${id}`);
  const width = Math.max(...neighbours.map((neighbour) => widthOf(name(neighbour)))) + 2;
  return neighbours.flatMap((neighbour) => {
    const { statement } = neighbour;
    const start = name(neighbour);
    return hanging(
      start + ' '.repeat(width - widthOf(start)),
      statement === null ? '(not found here)' : greekText(statement),
    );
  });
}

function verdictSection({ judged, kind }: Explanation, colours: Colours): string[] {
  if (judged === null) return [];
  const { verdict, guarantee, inherited, draws, points, smallestCaught, note, error, command } = judged;
  const paint = {
    proved: colours.green,
    supported: colours.green,
    undecided: colours.yellow,
    refuted: colours.red,
  };
  const headline =
    error === undefined ? `${marks[verdict]} ${verdict}` : `${marks.error} could not be judged`;
  const measured =
    draws === 0
      ? 'nothing drawn'
      : `${formatCount(draws)} draws at ${points === 1 ? '1 point' : `${points} points`}`;
  const caught = smallestCaught === null ? '' : `, catches ${formatCaught(kind, smallestCaught)}`;
  return [
    paint[verdict](`${headline} (${guarantee}): ${measured}${caught}`),
    ...(error === undefined ? [] : textBlock(error)),
    ...(note === undefined ? [] : textBlock(note)),
    ...(inherited === null || inherited === verdict ? [] : [`with all that it stands on: ${inherited}`]),
    `again: ${command}`,
  ];
}
