import { SelectionError } from './selection-error.ts';

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The numbers of a cell: one, or a spectrum parted by semicolons or spaces.
 *
 * @param place - File, line and column, for messages.
 * @throws SelectionError if there is none, or anything else than finite numbers.
 */
export function numbersIn(cell: string, place: string): number[] {
  const parts = cell.split(/[;\s]+/).filter((part) => part !== '');
  if (parts.length === 0) throw new SelectionError(`${place}: the cell is empty`);
  return parts.map((part) => {
    if (number.test(part) && Number.isFinite(Number(part))) return Number(part);
    throw new SelectionError(`${place}: '${part}' is not a finite number`);
  });
}

/** The one number of a cell. Throws as `numbersIn`, and if there are more. */
export function numberIn(cell: string, place: string): number {
  const numbers = numbersIn(cell, place);
  if (numbers.length === 1) return numbers[0]!;
  throw new SelectionError(`${place}: '${cell}' holds ${numbers.length} numbers, but one is meant`);
}
