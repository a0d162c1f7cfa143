import fc from 'fast-check';
import type { Expression } from '../../src/algebra/expression.ts';
import type { Rational } from '../../src/algebra/rational-number.ts';
import * as number from '../../src/algebra/rational-number.ts';

/** Division by zero at a point, met on the way down the tree. */
export class TreePole extends Error {}

export const smallRational: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .map(([n, d]) => number.rational(n, d));

export const constantExpression: fc.Arbitrary<Expression> = smallRational.map((value) => ({
  kind: 'number',
  value,
}));
export const symbolExpression: fc.Arbitrary<Expression> = fc
  .constantFrom('x', 'y', 'z')
  .map((name) => ({ kind: 'symbol', name }));

const binary = (kind: 'add' | 'subtract' | 'multiply' | 'divide') => (parts: [Expression, Expression]) =>
  ({ kind, left: parts[0], right: parts[1] }) as Expression;

/** Random expressions made of the given leaves: + - * /, signs, powers from -2 to 3. */
export const expressionOver = (leaves: fc.Arbitrary<Expression>) =>
  fc.letrec<{ node: Expression }>((tie) => {
    const pair = fc.tuple(tie('node'), tie('node'));
    return {
      node: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        leaves,
        constantExpression,
        pair.map(binary('add')),
        pair.map(binary('subtract')),
        pair.map(binary('multiply')),
        pair.map(binary('divide')),
        tie('node').map((of): Expression => ({ kind: 'negate', of })),
        fc.tuple(tie('node'), fc.integer({ min: -2, max: 3 })).map(
          ([left, k]): Expression => ({
            kind: 'power',
            left,
            right: { kind: 'number', value: number.rational(k) },
          }),
        ),
      ),
    };
  }).node;

/** Random rational expressions in x, y, z. */
export const rationalExpression = expressionOver(symbolExpression);

export const point = fc.record({ x: smallRational, y: smallRational, z: smallRational });

/** The value by walking the tree, with no algebra at all: the second road that the kernel must agree with. */
export function walk(e: Expression, at: Readonly<Record<string, Rational>>): Rational {
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'symbol':
      return at[e.name]!;
    case 'negate':
      return number.negate(walk(e.of, at));
    case 'call': {
      const root = e.name === 'sqrt' ? number.squareRoot(walk(e.arguments[0]!, at)) : null;
      if (!root) throw new Error(`${e.name} of this is not rational`);
      return root;
    }
    case 'power': {
      const base = walk(e.left, at);
      const exponent = number.toNumber(walk(e.right, at));
      if (exponent < 0 && number.isZero(base)) throw new TreePole();
      return number.power(base, exponent);
    }
    case 'divide': {
      const [left, right] = [walk(e.left, at), walk(e.right, at)];
      if (number.isZero(right)) throw new TreePole();
      return number.divide(left, right);
    }
    case 'add':
      return number.add(walk(e.left, at), walk(e.right, at));
    case 'subtract':
      return number.subtract(walk(e.left, at), walk(e.right, at));
    case 'multiply':
      return number.multiply(walk(e.left, at), walk(e.right, at));
  }
}

/** The same formula written otherwise: each choice picks an algebraic law for the node where it is spent. */
export function rewrite(e: Expression, choices: readonly number[]): Expression {
  let next = 0;
  const choose = (count: number) => (choices[next++ % choices.length] ?? 0) % count;
  const x: Expression = { kind: 'symbol', name: 'x' };
  const make = (
    kind: 'add' | 'subtract' | 'multiply' | 'divide',
    left: Expression,
    right: Expression,
  ): Expression => ({
    kind,
    left,
    right,
  });
  const go = (node: Expression): Expression => {
    const disguise = choose(6);
    if (disguise === 0) return make('subtract', make('add', plain(node), x), x);
    if (disguise === 1) return make('divide', make('multiply', x, plain(node)), x);
    return plain(node);
  };
  const plain = (node: Expression): Expression => {
    switch (node.kind) {
      case 'number':
      case 'symbol':
      case 'call':
        return node;
      case 'negate':
        return make('subtract', { kind: 'number', value: number.zero }, go(node.of));
      case 'power': {
        const base = go(node.left);
        const isSquare = node.right.kind === 'number' && number.equals(node.right.value, number.rational(2));
        return isSquare ? make('multiply', base, base) : { ...node, left: base };
      }
      case 'add':
        return make('add', go(node.right), go(node.left));
      case 'subtract':
        return { kind: 'negate', of: make('subtract', go(node.right), go(node.left)) };
      case 'multiply': {
        const [left, right] = [go(node.left), go(node.right)];
        if (right.kind !== 'add') return make('multiply', right, left);
        return make('add', make('multiply', left, right.left), make('multiply', left, right.right));
      }
      case 'divide':
        return {
          kind: 'divide',
          left: { kind: 'negate', of: go(node.left) },
          right: { kind: 'negate', of: go(node.right) },
        };
    }
  };
  return go(e);
}
