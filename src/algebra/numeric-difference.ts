import { compileExpression, type Expression, symbolsOf } from './expression.ts';

/** Relative rounding that is far above that of a formula in doubles, and far below any slip of the pen. */
const rounding = 1e-9;
const pointsTried = 6;

/**
 * Tells formulas apart by their values at a few fixed points, which takes microseconds where the kernel may take
 * minutes. Only a suspicion: whether formulas that agree there are equal is for the kernel to say.
 */
export class ValuesAtPoints {
  readonly #positions = new Map<string, number>();

  /** The values of the formula; NaN where it has none. */
  of(expression: Expression): readonly number[] {
    const evaluate = compileExpression(expression);
    const symbols = [...symbolsOf(expression)];
    return Array.from({ length: pointsTried }, (_, point) =>
      evaluate(Object.fromEntries(symbols.map((name) => [name, this.#value(name, point)]))),
    );
  }

  /** A number between 1 and 10, different for every symbol and point. */
  #value(name: string, point: number): number {
    if (!this.#positions.has(name)) this.#positions.set(name, this.#positions.size);
    const position = this.#positions.get(name)!;
    const spread = (position + 1) * Math.SQRT2 + (point + 1) * Math.LN2 + position * point * Math.LOG2E;
    return 1 + 9 * (spread % 1);
  }
}

/** Whether the values of two formulas agree wherever both have one. */
export function agree(left: readonly number[], right: readonly number[]): boolean {
  return left.every((value, i) => {
    const other = right[i]!;
    if (Number.isNaN(value) || Number.isNaN(other)) return Number.isNaN(value) === Number.isNaN(other);
    return (
      value === other || Math.abs(value - other) <= rounding * Math.max(Math.abs(value), Math.abs(other))
    );
  });
}
