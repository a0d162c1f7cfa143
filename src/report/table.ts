import { widthOf } from './text-box.ts';

/**
 * Lines of cells under each other, two spaces apart: the header, then the rows.
 *
 * @param toTheRight - Indices of the columns, of numbers say, that end under each other.
 */
export function tableLines(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  toTheRight: readonly number[] = [],
): string[] {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => widthOf(row[i]!))));
  return all.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat(widths[i]! - widthOf(cell));
        return toTheRight.includes(i) ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}
