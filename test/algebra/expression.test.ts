import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkSymbols,
  compileExpression,
  type Expression,
  FormulaError,
  formatExpression,
  parseConstraints,
  parseExpression,
  substituteExpressions,
  symbolsOf,
} from '../../src/algebra/expression.ts';
import * as number from '../../src/algebra/rational-number.ts';
import { point, rationalExpression, TreePole, walk } from './random-expressions.ts';

const num = (n: number, d = 1): Expression => ({ kind: 'number', value: number.rational(n, d) });
const sym = (name: string): Expression => ({ kind: 'symbol', name });

function errorOf(read: () => unknown): FormulaError {
  try {
    read();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('a formula becomes a tree, with the usual precedence', () => {
  expect(parseExpression('-a^2')).toEqual({
    kind: 'negate',
    of: { kind: 'power', left: sym('a'), right: num(2) },
  });
  expect(parseExpression('a - b - c')).toEqual(parseExpression('(a - b) - c'));
  expect(parseExpression('a^b^c')).toEqual(parseExpression('a^(b^c)'));
  expect(parseExpression('+a/\n(b)')).toEqual({ kind: 'divide', left: sym('a'), right: sym('b') });
  expect(parseExpression('min(a, 2)')).toEqual({ kind: 'call', name: 'min', arguments: [sym('a'), num(2)] });
});

test('numbers keep every digit that was written', () => {
  expect(parseExpression('1e-30')).toEqual({ kind: 'number', value: number.parseRational('1e-30') });
  expect(parseExpression('0.1')).toEqual(num(1, 10));
  const digits = '0.123456789012345678901234567890123456789';
  expect(formatExpression(parseExpression(digits))).toBe(digits);
});

test('names that are constants or units elsewhere are plain symbols', () => {
  const names = [
    'e',
    'E',
    'i',
    'pi',
    'phi',
    'tau',
    's',
    'b',
    'g',
    'h',
    'l',
    'm',
    't',
    'T',
    'N',
    'V',
    'W',
    'A',
  ];
  for (const name of names) expect(parseExpression(name)).toEqual(sym(name));
});

test('what has no meaning is refused, with the piece and its place', () => {
  const refused: [string, string, number | null, string][] = [
    ['sigma^2*d(n-1)', 'd(n - 1)', 8, "write 'd*(n - 1)'"],
    ['1 + 1/2 d', '1 / 2 d', 4, "write '*'"],
    ['(a)(b)', '(a) (b)', 0, "write '*'"],
    ['2e', '2 e', 0, "write '*'"],
    ['2 cm', '2 cm', 0, "write '*'"],
    ['a = 2', 'a = 2', 0, "an equation is written with '=='"],
    ['f(x) = 2*x', 'f(x) = 2 * x', 0, 'is an assignment'],
    ['x + n!', 'n!', 4, "the operator '!'"],
    ['a mod b', 'a mod b', 0, "the operator 'mod'"],
    ['a < b', 'a < b', 0, "the operator '<'"],
    ['1 + [1, 2]', '[1, 2]', 4, 'has no meaning'],
    ['5%', '%', 1, 'has no meaning'],
    ["x'", "'", 1, 'has no meaning'],
    ['"text"', '"', 0, 'has no meaning'],
    ['a # b', '#', 2, 'has no meaning'],
    ['a; b', ';', 1, 'has no meaning'],
    ['s + true', 'true', 4, 'is not a number'],
    ['s + NaN', 'NaN', 4, 'is not a number'],
    ['0x1F', '0x1F', 0, 'is not a number'],
    ['1 + 1e99999', '1e99999', 4, 'beyond ±10000'],
    ['sqrt(a, b)', 'sqrt(a, b)', 0, 'has 2 arguments'],
    ['1 + sqrt', 'sqrt', 4, 'needs its argument in brackets'],
    ['a ? b : c', 'a ? b : c', 0, 'has no meaning'],
    ['x.y', 'x.y', 0, 'has no meaning'],
    ['a**b', '*b', 2, "a power is written with '^'"],
    ['(a + b', '', 6, 'Parenthesis ) expected'],
    ['a·b', '·b', 1, 'Syntax error'],
    ['  ', '  ', null, 'a formula is empty'],
  ];
  for (const [formula, piece, position, message] of refused) {
    const error = errorOf(() => parseExpression(formula));
    expect({ formula: error.formula, piece: error.piece, position: error.position }).toEqual({
      formula,
      piece,
      position,
    });
    expect(error.message).toContain(message);
  }
});

test('the message shows the formula with a caret under the piece', () => {
  expect(errorOf(() => parseExpression('sigma^2*d(n-1)')).message).toBe(
    [
      "'d(n - 1)' calls an unknown function; if a product is meant, write 'd*(n - 1)'",
      '  sigma^2*d(n-1)',
      '          ^',
    ].join('\n'),
  );
});

test('constraints: conjunctions, commas and chains', () => {
  const texts = (text: string) => parseConstraints(text).map((constraint) => constraint.text);
  expect(texts('n > dx + 1 and r < min(dx, dy)')).toEqual(['n > dx + 1', 'r < min(dx, dy)']);
  expect(texts('1 <= r <= dx, n == 2*r')).toEqual(['1 <= r', 'r <= dx', 'n == 2*r']);
  expect(texts('(a < b) and (c >= d)')).toEqual(['a < b', 'c >= d']);
  expect(texts(' ')).toEqual([]);
  const [link] = parseConstraints('r < d');
  expect(link).toEqual({ left: sym('r'), relation: '<', right: sym('d'), text: 'r < d' });
});

test('what is not a constraint is refused', () => {
  for (const text of ['a', 'a + b', 'a = 2', 'a != b', 'a < b or c < d', '-(a < b)', 'min(a, b)']) {
    expect(errorOf(() => parseConstraints(text)).message, text).toContain('is not a constraint');
  }
  expect(errorOf(() => parseConstraints('a < b,')).message).toContain('empty');
  const error = errorOf(() => parseConstraints('a < b, c d > 1'));
  expect([error.formula, error.piece, error.position]).toEqual(['a < b, c d > 1', 'c d', 7]);
});

test('symbols are found, and an undeclared one is named with its nearest neighbour', () => {
  expect([...symbolsOf(parseExpression('a + sqrt(b*-a)/c'))]).toEqual(['a', 'b', 'c']);
  expect([...symbolsOf(parseConstraints('n > dx')[0]!)]).toEqual(['n', 'dx']);
  const check = (declared: string[]) => checkSymbols('2*sgma + x', parseExpression('2*sgma + x'), declared);
  const error = errorOf(() => check(['sigma', 'x']));
  expect(error.message).toContain("'sgma' is not declared; did you mean 'sigma'?");
  expect([error.piece, error.position]).toEqual(['sgma', 2]);
  expect(errorOf(() => check([])).message).toContain("'sgma' is not declared\n");
  expect(() => check(['sgma', 'x'])).not.toThrow();
});

test('brackets are written only where they change the meaning', () => {
  for (const text of [
    'a - (b - c)',
    'a + b - c',
    'a/(b*c)',
    'a*b/c',
    '-(a + b)^2',
    '(-a)^2',
    'a^(-b)',
    '(a^b)^c',
    'a^b^c',
    'a*(-b)',
    'sigma^2*dy*dx/(n - dx - 1)',
    'sqrt(a + b)/log(2*a)',
    'max(a, b, 1e-30)',
  ]) {
    expect(formatExpression(parseExpression(text))).toBe(text);
  }
  expect(formatExpression(parseExpression('((a)+((b*c))) + (d)'))).toBe('a + b*c + d');
  expect(formatExpression({ kind: 'power', left: num(1, 3), right: num(-2) })).toBe('(1/3)^(-2)');
});

test('a formatted expression is read back with the same value everywhere', () => {
  const valueOrPole = (e: Expression, at: Readonly<Record<string, number.Rational>>) => {
    try {
      return number.toText(walk(e, at));
    } catch (error) {
      if (error instanceof TreePole) return 'pole';
      throw error;
    }
  };
  fc.assert(
    fc.property(rationalExpression, point, (e, at) => {
      expect(valueOrPole(parseExpression(formatExpression(e)), at)).toBe(valueOrPole(e, at));
    }),
    { seed: 21, numRuns: 2000 },
  );
});

test('compiled formulas compute with doubles', () => {
  const value = (text: string, values: Record<string, number>) =>
    compileExpression(parseExpression(text))(values);
  expect(value('max(a, b)^2/4 - -a', { a: 1, b: 4 })).toBe(5);
  expect(value('sqrt(abs(a)) + exp(log(b)) * min(a, b)', { a: -4, b: 1 })).toBe(2 - 4);
  expect(value('1/a', { a: 0 })).toBe(Number.POSITIVE_INFINITY);
  expect(() => value('a + c', { a: 1 })).toThrow("'c' has no value");
  expect(() => value('constructor', {})).toThrow("'constructor' has no value");
});

test('compiled formulas agree with exact evaluation', () => {
  // Integers below 2^53 throughout, so that the doubles are exact: x, y, z ≤ 4, only + - *.
  const node = fc.letrec<{ e: Expression }>((tie) => ({
    e: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('x', 'y', 'z').map(sym),
      fc.integer({ min: -4, max: 4 }).map((n) => num(n)),
      fc
        .tuple(fc.constantFrom('add' as const, 'subtract' as const, 'multiply' as const), tie('e'), tie('e'))
        .map(([kind, left, right]): Expression => ({ kind, left, right })),
    ),
  })).e;
  const small = fc.integer({ min: -4, max: 4 });
  fc.assert(
    fc.property(node, fc.record({ x: small, y: small, z: small }), (e, at) => {
      const exact = walk(e, { x: number.rational(at.x), y: number.rational(at.y), z: number.rational(at.z) });
      expect(compileExpression(e)(at) === number.toNumber(exact)).toBe(true);
    }),
    { seed: 22, numRuns: 500 },
  );
});

test('substitution replaces all symbols at once', () => {
  const swapped = substituteExpressions(parseExpression('x - sqrt(y)^2/-x'), { x: sym('y'), y: sym('x') });
  expect(formatExpression(swapped)).toBe(formatExpression(parseExpression('y - sqrt(x)^2/-y')));
  const same = parseExpression('toString');
  expect(substituteExpressions(same, { a: num(1) })).toEqual(same);
});
