import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copy, type Matrix } from '../../src/models/matrix.ts';
import { accumulate } from '../../src/models/product-rows.ts';
import { gaussian, size, streams } from './matrices.ts';

/** One product after the other, from left to right. */
function byTheTextbook(a: Matrix, b: Matrix, sign: number, out: Matrix): Matrix {
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.columns; j++) {
      for (let k = 0; k < a.columns; k++) {
        out.data[i * b.columns + j]! += sign * a.data[i * a.columns + k]! * b.data[k * b.columns + j]!;
      }
    }
  }
  return out;
}

test('sums are those of the textbook, to the bit, whatever the sizes', () => {
  fc.assert(
    fc.property(
      size(7, 0),
      size(10, 0),
      size(9),
      fc.constantFrom(1, -1),
      streams,
      (i, k, j, sign, stream) => {
        const [a, b, c] = [gaussian(i, k, stream), gaussian(k, j, stream), gaussian(i, j, stream)];
        const expected = byTheTextbook(a, b, sign, copy(c));
        expect(accumulate(a, b, sign, copy(c))).toEqual(expected);
        if (i * k > 0) expect(accumulate(a, b, -sign, copy(c))).not.toEqual(expected);
      },
    ),
    { seed: 54 },
  );
});
