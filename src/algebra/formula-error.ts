/** A formula that cannot be read, with the offending piece and where it stands. */
export class FormulaError extends Error {
  /** The whole text that was to be read. */
  readonly formula: string;
  /** The text that cannot be accepted. */
  readonly piece: string;
  /** Where the piece begins, counted from 0; null if that is not known. */
  readonly position: number | null;

  constructor(
    reason: string,
    formula: string,
    piece: string,
    position: number | null = locate(formula, piece),
  ) {
    const oneLine = formula.replace(/\s/g, ' ');
    const caret = position === null ? '' : `\n  ${' '.repeat(position)}^`;
    super(`${reason}\n  ${oneLine}${caret}`);
    this.name = 'FormulaError';
    this.formula = formula;
    this.piece = piece;
    this.position = position;
  }
}

/** Where `piece` first stands in `formula` as whole words, blanks ignored; null if it does not. */
function locate(formula: string, piece: string): number | null {
  const wanted = piece.replace(/\s/g, '');
  const positions = [...formula.matchAll(/\S/g)].map((match) => match.index);
  const written = positions.map((position) => formula[position]).join('');
  const cutsWord = (index: number) => /^[\p{L}\p{N}_]{2}$/u.test(formula.slice(index - 1, index + 1));
  for (let at = written.indexOf(wanted); at >= 0 && wanted !== ''; at = written.indexOf(wanted, at + 1)) {
    const start = positions[at]!;
    const end = positions[at + wanted.length - 1]! + 1;
    if (!(start > 0 && cutsWord(start)) && !cutsWord(end)) return start;
  }
  return null;
}
