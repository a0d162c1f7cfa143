import pc from 'picocolors';
import { parseExpression } from '../algebra/expression.ts';
import type { Explanation, Neighbour } from './explanation.ts';
import { formulaBlock } from './formula-box.ts';
import { constraintsLine, formulaLine } from './formula-line.ts';
import { greekSymbol, greekText } from './greek.ts';
import { formatCount, formatPercent } from './numbers.ts';
import { marks } from './refutation.ts';
import { tableLines } from './table.ts';
import { textBlock } from './text-block.ts';
import { widthOf } from './text-box.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** Lines are broken here where they can be. */
const pageWidth = 100;

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
    ['how it is drawn', drawSection(explanation)],
    ['derivation', derivationSection(explanation, colours)],
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

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`.trimEnd());
}

function claimSection({ claim, kindMeans, howJudged }: Explanation): string[] {
  const pieces = claim.flatMap(({ words, formula }) => [
    ...textBlock(greekText(words)),
    ...(formula === undefined ? [''] : ['', ...indented(formulaBlock(parseExpression(formula))), '']),
  ]);
  return [...pieces, ...textBlock(kindMeans), ...textBlock(howJudged)];
}

/** 'sigma (σ)': as it is typed, and as it is written above. */
function shown(name: string): string {
  const letter = greekSymbol(name);
  return letter === name ? name : `${name} (${letter})`;
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

function meaningLines(meanings: Explanation['quantities']): string[] {
  return rows(meanings.map(({ name, meaning }) => [shown(name), greekText(meaning)]));
}

function rows(cells: readonly (readonly string[])[]): string[] {
  return cells.length === 0 ? [] : tableLines(cells[0]!, cells.slice(1));
}

function abbreviationSection({ where }: Explanation): string[] {
  return rows(where.map(({ name, formula }) => [shown(name), `= ${formulaLine(parseExpression(formula))}`]));
}

function domainSection({ claimDomain, samplingDomain }: Explanation): string[] {
  const domain = (text: string) => (text.trim() === '' ? 'everywhere' : constraintsLine(text));
  return rows([
    ['it holds', domain(claimDomain)],
    ['it is measured', domain(samplingDomain)],
  ]);
}

function derivationSection({ derivation }: Explanation, colours: Colours): string[] {
  if (derivation === null) return [];
  const { from, symbols, steps, verdict } = derivation;
  const line = (formula: string) => formulaLine(parseExpression(formula));
  const formulas = rows([
    ['', '', line(from)],
    ...steps.map(({ formula, holds }) => [holds ? marks.supported : marks.refuted, '=', line(formula)]),
  ]);
  const chain = withReasons(formulas, ['', ...steps.map(({ reason }) => reason)]).map((lines, i) =>
    i > 0 && !steps[i - 1]!.holds ? lines.map(colours.red) : lines,
  );
  const notes = steps.flatMap(({ note }, i) =>
    note === undefined ? [] : textBlock(`step ${i + 1}: ${note}`),
  );
  return [
    ...meaningLines(symbols),
    '',
    ...chain.flat(),
    ...notes.map((note) => colours.red(note)),
    '',
    verdict === 'proved'
      ? 'Each step holds exactly, for all values of all symbols.'
      : colours.red('It is broken: a step does not hold.'),
  ];
}

/** Each reason to the right of its formula if that is possible for all of them, otherwise below it. */
function withReasons(formulas: readonly string[], reasons: readonly string[]): string[][] {
  const width = Math.max(...formulas.map(widthOf)) + 3;
  const fits = reasons.every((reason) => width + widthOf(reason) <= pageWidth);
  return formulas.map((formula, i) => {
    const reason = reasons[i]!;
    if (reason === '') return [formula];
    if (fits) return [formula + ' '.repeat(width - widthOf(formula)) + reason];
    return [formula, ...textBlock(reason, pageWidth - 9).map((text) => `         ${text}`)];
  });
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

/** A text behind its beginning, its lines under each other. */
function hanging(start: string, text: string): string[] {
  const space = ' '.repeat(widthOf(start));
  return textBlock(text, pageWidth - widthOf(start)).map((line, i) => (i === 0 ? start : space) + line);
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

function verdictSection({ judged }: Explanation, colours: Colours): string[] {
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
  const caught = smallestCaught === null ? '' : `, catches ${formatPercent(smallestCaught)}`;
  return [
    paint[verdict](`${headline} (${guarantee}): ${measured}${caught}`),
    ...(error === undefined ? [] : textBlock(error)),
    ...(note === undefined ? [] : textBlock(note)),
    ...(inherited === null || inherited === verdict ? [] : [`with all that it stands on: ${inherited}`]),
    `again: ${command}`,
  ];
}
