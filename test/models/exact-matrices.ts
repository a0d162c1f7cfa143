/** Small matrices of exact rational numbers: what a kernel should have found, and what it did find without rounding. */
import {
  add,
  compare,
  divide,
  isZero,
  negate,
  one,
  type Rational,
  rational,
  subtract,
  multiply as times,
  toNumber,
  zero,
} from '../../src/algebra/rational-number.ts';
import { type Matrix, zeros } from '../../src/models/matrix.ts';

export type ExactMatrix = readonly (readonly Rational[])[];

/** The very number that a double is, a multiple of a power of 2, where `fromNumber` takes its shortest decimal text. */
export function exactNumber(x: number): Rational {
  if (!Number.isFinite(x)) throw new RangeError(`${x} is not a finite number`);
  let exponent = 0;
  let mantissa = x;
  for (; !Number.isInteger(mantissa); exponent++) mantissa *= 2;
  return rational(BigInt(mantissa), 2n ** BigInt(exponent));
}

/** The same numbers, exactly. */
export const exactly = (m: Matrix): ExactMatrix =>
  Array.from({ length: m.rows }, (_, i) =>
    Array.from({ length: m.columns }, (_, j) => exactNumber(m.data[i * m.columns + j]!)),
  );

/** Each entry rounded to the nearest number. */
export function rounded(m: ExactMatrix): Matrix {
  const out = zeros(m.length, m[0]?.length ?? 0);
  m.flat().forEach((value, k) => {
    out.data[k] = toNumber(value);
  });
  return out;
}

export const exactTranspose = (m: ExactMatrix): ExactMatrix =>
  (m[0] ?? []).map((_, j) => m.map((row) => row[j]!));

export const exactProduct = (a: ExactMatrix, b: ExactMatrix): ExactMatrix =>
  a.map((row) =>
    exactTranspose(b).map((column) =>
      row.reduce((sum, x, k) => (isZero(x) ? sum : add(sum, times(x, column[k]!))), zero),
    ),
  );

export const exactDifference = (a: ExactMatrix, b: ExactMatrix): ExactMatrix =>
  a.map((row, i) => row.map((x, j) => subtract(x, b[i]![j]!)));

/** The entries' absolute values. */
export const magnitudes = (m: ExactMatrix): ExactMatrix =>
  m.map((row) => row.map((x) => (compare(x, zero) < 0 ? negate(x) : x)));

export const exactIdentity = (size: number): ExactMatrix =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? one : zero)));

/** The inverse by Gauss–Jordan elimination; throws for a singular matrix. */
export function exactInverse(m: ExactMatrix): ExactMatrix {
  const size = m.length;
  const identity = exactIdentity(size);
  const rows = m.map((row, i) => [...row, ...identity[i]!]);
  for (let j = 0; j < size; j++) {
    const pivot = rows.findIndex((row, i) => i >= j && !isZero(row[j]!));
    if (pivot < 0) throw new RangeError('a singular matrix');
    [rows[j], rows[pivot]] = [rows[pivot]!, rows[j]!];
    const leading = rows[j]![j]!;
    rows[j] = rows[j]!.map((x) => divide(x, leading));
    for (let i = 0; i < size; i++) {
      const factor = rows[i]![j]!;
      if (i === j || isZero(factor)) continue;
      rows[i] = rows[i]!.map((x, k) => subtract(x, times(factor, rows[j]![k]!)));
    }
  }
  return rows.map((row) => row.slice(size));
}

export const exactTrace = (m: ExactMatrix): Rational => m.reduce((sum, row, i) => add(sum, row[i]!), zero);

/** The largest |a_ij|/(bound·b_ij): above 1 where a violates |A| ≤ bound·B somewhere. Entries where both are 0 count 0. */
export function worstRatio(a: ExactMatrix, b: ExactMatrix, bound: number): number {
  const ratios = magnitudes(a).flatMap((row, i) =>
    row.map((x, j) =>
      isZero(x) ? 0 : isZero(b[i]![j]!) ? Infinity : toNumber(divide(x, b[i]![j]!)) / bound,
    ),
  );
  return Math.max(...ratios);
}
