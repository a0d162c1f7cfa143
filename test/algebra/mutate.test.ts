import { expect, test } from 'vitest';
import { parseExpression, substituteExpressions } from '../../src/algebra/expression.ts';
import { type MutantKind, mutants, mutate } from '../../src/algebra/mutate.ts';
import { equalFormulas } from '../../src/algebra/rational.ts';

const risk = 'sigma^2*dy*dx/(n - dx - 1)';
const formulas = (formula: string, kind?: MutantKind) =>
  mutants(formula)
    .filter((mutant) => kind === undefined || mutant.kind === kind)
    .map((mutant) => mutant.formula);

test('each slip of the pen of a risk formula is made once', () => {
  expect(formulas(risk, 'constant')).toEqual(['sigma^2*dy*dx/(n - dx)', 'sigma^2*dy*dx/(n - dx - 2)']);
  expect(formulas(risk, 'exponent')).toEqual(['sigma*dy*dx/(n - dx - 1)', 'sigma^3*dy*dx/(n - dx - 1)']);
  expect(formulas(risk, 'factor')).toContain('sigma^2*dx/(n - dx - 1)');
  expect(formulas(risk, 'term')).toContain('sigma^2*dy*dx/(n - 1)');
  expect(formulas(risk, 'sign')).toContain('sigma^2*dy*dx/(n - dx + 1)');
  expect(formulas(risk, 'sign')).toContain('-sigma^2*dy*dx/(n - dx - 1)');
  expect(formulas(risk, 'quotient')).toEqual(['(n - dx - 1)/(sigma^2*dy*dx)']);
  expect(formulas(risk, 'swap')).toContain('sigma^2*dx*dy/(n - dy - 1)');
  expect(formulas(risk, 'swap')).toHaveLength(6);
});

test('no mutant equals the original or another mutant', () => {
  for (const formula of [
    risk,
    's*(n-1)/(n-r-1)*dx',
    'a*b + b*a',
    'x - x',
    '(1 - r/d)*n^2',
    'sqrt(n)/2 + 1',
  ]) {
    const all = [formula, ...formulas(formula)];
    expect(all.length).toBeGreaterThan(3);
    all.forEach((first, i) => {
      for (const second of all.slice(i + 1))
        expect(equalFormulas(first, second), `${first}, ${second}`).toBe(false);
    });
  }
});

test('a symmetric formula has no swapped mutant', () => {
  expect(formulas('dx*dy/(dx + dy)', 'swap')).toEqual([]);
  expect(formulas('min(dx, dy) + 1', 'swap')).toEqual([]);
  expect(formulas('min(dx, dy) + dx', 'swap')).toEqual(['min(dy, dx) + dy']);
});

test('mutants that divide by zero everywhere are left out', () => {
  expect(formulas('x/(y + y)')).toContain('x/y');
  expect(formulas('x/(y + y)')).not.toContain('x/(-y + y)');
});

test('symbols that may be taken for one another can be given', () => {
  const ofKind = (formula: string, kind: MutantKind) =>
    mutants(formula, ['dx', 'dy', 'r']).filter((mutant) => mutant.kind === kind);
  const replaced = ofKind('dx + 1', 'symbol');
  expect(replaced.map((mutant) => mutant.formula)).toEqual(['dy + 1', 'r + 1']);
  expect(replaced[0]!.description).toBe("'dy' for 'dx'");
  // One place at a time, and both at once.
  // One place at a time, then all of them.
  expect(ofKind('dx^2 - dx', 'symbol').map(({ formula }) => formula)).toEqual([
    'dy^2 - dx',
    'r^2 - dx',
    'dx^2 - dy',
    'dx^2 - r',
    'dy^2 - dy',
    'r^2 - r',
  ]);
});

test('every mutant is a formula, and says what was changed', () => {
  for (const { formula, description } of mutants('exp(-n*x^2/2) + log(max(a, b)) - a^n')) {
    expect(() => parseExpression(formula)).not.toThrow();
    expect(description).not.toBe('');
  }
});

test('what changes nothing is discarded, and counted', () => {
  const { equivalent, mutants: all } = mutate('a + V', {
    symbols: ['a', 'V', 'c'],
    meaning: (e) => substituteExpressions(e, { V: parseExpression('a + c - c') }),
  });
  expect(equivalent.map(({ formula }) => formula)).toEqual(['V + a', 'V + V', 'a + a']);
  expect(all.map(({ formula }) => formula)).toContain('c + V');
});

test('a doubled factor', () => {
  expect(formulas('dx*dy/n', 'factor')).toEqual([
    'dy/n',
    'dx*dx*dy/n',
    'dx/n',
    'dx*dy*dy/n',
    'dx*dy',
    'dx*dy/(n*n)',
  ]);
});
