import { widthOf } from './text-box.ts';

/** The words of a text in lines of at most `width`; a word that is longer has a line of its own. */
export function textBlock(text: string, width = 100): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
