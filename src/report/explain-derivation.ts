import type pc from 'picocolors';
import { parseExpression } from '../algebra/expression.ts';
import type { ExplainedDerivation } from './derivation.ts';
import { meaningLines, pageWidth, rows } from './explain-lines.ts';
import { formulaLine } from './formula-line.ts';
import { marks } from './refutation.ts';
import { textBlock } from './text-block.ts';
import { widthOf } from './text-box.ts';

/** A derivation line by line: the symbols, the chain with its marks and reasons, and what is wrong with it. */
export function derivationSection(
  derivation: ExplainedDerivation | null,
  colours: ReturnType<typeof pc.createColors>,
): string[] {
  if (derivation === null) return [];
  const { firstBroken, from, symbols, steps, verdict } = derivation;
  const line = (formula: string) => formulaLine(parseExpression(formula));
  const formulas = rows([
    ['', '', line(from)],
    ...steps.map(({ formula, relation, verdict }) => [marks[verdict], signs[relation], line(formula)]),
  ]);
  const chain = withReasons(formulas, ['', ...steps.map(({ reason }) => reason)]).map((lines, i) =>
    i > 0 && !steps[i - 1]!.holds ? lines.map(colours.red) : lines,
  );
  const notes = steps.flatMap(({ note, counterexample, holds }, i) =>
    [note, counterexample]
      .filter((text) => text !== undefined)
      .flatMap((text) => textBlock(`step ${i + 1}: ${text}`))
      .map((text) => (holds ? text : colours.red(text))),
  );
  const summary = {
    proved: 'Each step holds exactly, for all values of all symbols.',
    supported: `Each step holds: ${marks.proved} exactly, ${marks.supported} on every draw or in the mean of draws.`,
    undecided: 'No step is broken, but not every one is decided.',
    refuted: `It is broken: step ${firstBroken} does not hold.`,
  }[verdict];
  return [
    ...meaningLines(symbols),
    '',
    ...chain.flat(),
    ...notes,
    '',
    verdict === 'refuted' ? colours.red(summary) : summary,
  ];
}

const signs = { '=': '=', '>=': '≥', '<=': '≤' } as const;

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
