/** What the sections of an explanation are made of. */
import type { Meaning } from './explanation.ts';
import { greekSymbol, greekText } from './greek.ts';
import { tableLines } from './table.ts';
import { textBlock } from './text-block.ts';
import { widthOf } from './text-box.ts';

/** Lines are broken here where they can be. */
export const pageWidth = 100;

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`.trimEnd());
}

/** 'sigma (σ)': as it is typed, and as it is written above. */
export function shown(name: string): string {
  const letter = greekSymbol(name);
  return letter === name ? name : `${name} (${letter})`;
}

/** Cells under each other. */
export function rows(cells: readonly (readonly string[])[]): string[] {
  return cells.length === 0 ? [] : tableLines(cells[0]!, cells.slice(1));
}

export function meaningLines(meanings: readonly Meaning[]): string[] {
  return rows(meanings.map(({ name, meaning }) => [shown(name), greekText(meaning)]));
}

/** A text behind its beginning, its lines under each other. */
export function hanging(start: string, text: string): string[] {
  const space = ' '.repeat(widthOf(start));
  return textBlock(text, pageWidth - widthOf(start)).map((line, i) => (i === 0 ? start : space) + line);
}
