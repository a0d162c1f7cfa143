import { type Matrix, refuseNonFinite } from './matrix.ts';

/** An entry of this size can be squared, and thousands of squares summed, without overflow. */
const largest = 2 ** 300;

/**
 * What to divide a matrix by before its entries are squared: 1, or a power of 2 (so that nothing is rounded) where the
 * squares of its largest entries would overflow or lose digits by underflow, of about the size of the largest. Entries below
 * 2⁻⁴⁰⁰ of the largest may still lose theirs; they are far below rounding.
 *
 * @throws RangeError naming the first entry that is not a finite number
 */
export function rangeFactor(m: Matrix): number {
  let size = 0;
  for (let k = 0; k < m.data.length; k++) size = Math.max(size, Math.abs(m.data[k]));
  if (!(size < Infinity)) refuseNonFinite(m);
  if (size === 0 || (size >= 1 / largest && size <= largest)) return 1;
  // Its inverse must be a number too.
  return 2 ** Math.max(-1000, Math.min(1000, Math.round(Math.log2(size))));
}
