import { type Matrix, zeros } from './matrix.ts';

/**
 * Buffers that a hot loop uses again and again. `scratch(name, rows, columns)` is the same matrix each time as long
 * as its size stays the same, with whatever was last written to it.
 */
export type Scratch = (name: string, rows: number, columns: number) => Matrix;

/** An empty set of buffers. What a function returns from them is overwritten by its next call with the same set. */
export function createScratch(): Scratch {
  const buffers = new Map<string, Matrix>();
  return (name, rows, columns) => {
    const known = buffers.get(name);
    if (known !== undefined && known.rows === rows && known.columns === columns) return known;
    const fresh = zeros(rows, columns);
    buffers.set(name, fresh);
    return fresh;
  };
}
