/** Text in two dimensions: lines of one width, and the line on which a reader goes on. */
export interface Box {
  readonly lines: readonly string[];
  readonly width: number;
  /** The index of that line. */
  readonly baseline: number;
}

/** The number of columns that a line takes on a terminal. Nothing here is wider or narrower than one. */
export const widthOf = (line: string) => [...line].length;

export function textBox(text: string): Box {
  return { lines: [text], width: widthOf(text), baseline: 0 };
}

/** Side by side, on one baseline. */
export function beside(...boxes: readonly Box[]): Box {
  const above = Math.max(...boxes.map(({ baseline }) => baseline));
  const below = Math.max(...boxes.map(({ lines, baseline }) => lines.length - baseline));
  const lines = Array.from({ length: above + below }, (_, i) =>
    boxes.map((box) => box.lines[i - above + box.baseline] ?? ' '.repeat(box.width)).join(''),
  );
  return { lines, width: boxes.reduce((sum, { width }) => sum + width, 0), baseline: above };
}

/** One over the other with a bar between, which is the baseline. */
export function fraction(numerator: Box, denominator: Box): Box {
  const width = Math.max(numerator.width, denominator.width);
  const lines = [...centred(numerator, width), '─'.repeat(width), ...centred(denominator, width)];
  return { lines, width, baseline: numerator.lines.length };
}

function centred({ lines, width }: Box, to: number): string[] {
  const left = Math.floor((to - width) / 2);
  return lines.map((line) => ' '.repeat(left) + line + ' '.repeat(to - width - left));
}

/** In brackets as tall as it is. */
export function inBrackets(box: Box): Box {
  const height = box.lines.length;
  const side = (only: string, [top, middle, bottom]: readonly [string, string, string]): Box => ({
    lines: height === 1 ? [only] : [top, ...Array.from({ length: height - 2 }, () => middle), bottom],
    width: 1,
    baseline: box.baseline,
  });
  return beside(side('(', ['⎛', '⎜', '⎝']), box, side(')', ['⎞', '⎟', '⎠']));
}

/** With a text at the upper right corner. */
export function raised(box: Box, exponent: string): Box {
  const width = widthOf(exponent);
  const lines = Array.from({ length: box.lines.length }, (_, i) => (i === 0 ? exponent : ' '.repeat(width)));
  return beside(box, { lines, width, baseline: box.baseline });
}
