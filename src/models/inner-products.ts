/** Inner products of runs of entries: the innermost loops of the matrix products and of the Cholesky factor. */

/** Inner product of two runs of the given length, the first from `i` in `a`, the second from `j` in `b`. */
export function dot(a: Float64Array, i: number, b: Float64Array, j: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += a[i + k] * b[j + k];
    s1 += a[i + k + 1] * b[j + k + 1];
    s2 += a[i + k + 2] * b[j + k + 2];
    s3 += a[i + k + 3] * b[j + k + 3];
  }
  for (; k < length; k++) s0 += a[i + k] * b[j + k];
  return s0 + s1 + (s2 + s3);
}

/** What `fourDots` found: the first run of `a` with both of `b`, then the second one. */
export const dots = new Float64Array(4);

/**
 * The inner products of two runs in `a` with two runs in `b`, all of the given length, to `dots`. Together they take
 * less than half of what one after the other take, since each entry that is read is used twice and no sum waits for
 * another; each is summed in the order of `dot`, to the same bits.
 *
 * @param i where the first run in `a` begins, and `nextI` the second
 * @param j where the first run in `b` begins, and `nextJ` the second
 */
export function fourDots(
  a: Float64Array,
  i: number,
  nextI: number,
  b: Float64Array,
  j: number,
  nextJ: number,
  length: number,
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let k = 0; k < length; k++) {
    const x = a[i + k];
    const y = a[nextI + k];
    const u = b[j + k];
    const v = b[nextJ + k];
    s0 += x * u;
    s1 += x * v;
    s2 += y * u;
    s3 += y * v;
  }
  dots[0] = s0;
  dots[1] = s1;
  dots[2] = s2;
  dots[3] = s3;
}
