/**
 * Takes out of a run of entries its projections on orthonormal rows, twice, after which it is orthogonal to them to
 * rounding ("twice is enough", Giraud, Langou & Rozložník 2005). Four rows at a time, so that an entry of the run is read
 * and written once for four of them.
 *
 * @param target where the run is, `length` entries from `at` on
 * @param basis the rows, `count` runs of the same length from its beginning on
 */
export function removeProjections(
  target: Float64Array,
  at: number,
  basis: Float64Array,
  count: number,
  length: number,
): void {
  for (let pass = 0; pass < 2; pass++) {
    let row = 0;
    for (; row + 3 < count; row += 4) {
      const r0 = row * length;
      const r1 = r0 + length;
      const r2 = r1 + length;
      const r3 = r2 + length;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let k = 0; k < length; k++) {
        const x = target[at + k];
        s0 += x * basis[r0 + k];
        s1 += x * basis[r1 + k];
        s2 += x * basis[r2 + k];
        s3 += x * basis[r3 + k];
      }
      for (let k = 0; k < length; k++) {
        target[at + k] -= s0 * basis[r0 + k] + s1 * basis[r1 + k] + s2 * basis[r2 + k] + s3 * basis[r3 + k];
      }
    }
    for (; row < count; row++) {
      const start = row * length;
      let overlap = 0;
      for (let k = 0; k < length; k++) overlap += target[at + k] * basis[start + k];
      for (let k = 0; k < length; k++) target[at + k] -= overlap * basis[start + k];
    }
  }
}
