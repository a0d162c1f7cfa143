import { expect, test } from 'vitest';
import { objectionTo } from '../../src/algebra/certificate-checker.ts';
import { declareDomain, natural, positive } from '../../src/algebra/domain.ts';
import { certifyPositive } from '../../src/algebra/positivity.ts';
import { statementOn } from '../../src/algebra/statement.ts';
import type { Certificate, Statement } from '../../src/verdict.ts';

const parameters = {
  n: natural('samples'),
  dx: natural('inputs'),
  r: natural('rank'),
  x: positive('a real number'),
};

function certificateFor(formula: string, constraints: string): Certificate {
  const statement = statementOn(declareDomain(parameters, constraints), formula);
  const found = certifyPositive(statement);
  if (found.kind !== 'positive') throw new Error(found.reason);
  return { statement, proofs: found.proofs };
}

type Json = string | { readonly [key: string]: Json } | readonly Json[];

/** Every copy of the data in which one text, or the name of one field, has been changed by `change`. */
function changed(data: Json, change: (text: string) => string | null): Json[] {
  if (typeof data === 'string') return [change(data)].filter((text) => text !== null);
  if (Array.isArray(data)) {
    return data.flatMap((part, i) => changed(part, change).map((other) => data.with(i, other)));
  }
  const entries = Object.entries(data as { readonly [key: string]: Json });
  return entries.flatMap(([key, value], i) => [
    ...changed(value, change).map((other) => Object.fromEntries(entries.with(i, [key, other]))),
    ...[change(key)].flatMap((name) =>
      name === null || /^[a-zA-Z]+$/.test(key) ? [] : [Object.fromEntries(entries.with(i, [name, value]))],
    ),
  ]);
}

/** Every copy in which one field or one proof is left out. */
function shortened(data: Json): Json[] {
  if (typeof data === 'string') return [];
  if (Array.isArray(data)) {
    return [data.slice(1), ...data.flatMap((part, i) => shortened(part).map((other) => data.with(i, other)))];
  }
  const entries = Object.entries(data as { readonly [key: string]: Json });
  return entries.flatMap(([key, value], i) => [
    Object.fromEntries(entries.toSpliced(i, 1)),
    ...shortened(value).map((other) => Object.fromEntries(entries.with(i, [key, other]))),
  ]);
}

/** The first number of a text is made one larger, or one smaller. */
const shifted = (by: number) => (text: string) =>
  /\d/.test(text) && !text.startsWith('natural') && !text.startsWith('real')
    ? text.replace(/\d+/, (digits) => `${Number(digits) + by}`)
    : null;
const renamed = (from: RegExp, to: string) => (text: string) =>
  from.test(text) ? text.replace(from, to) : null;

const examples = {
  'one part': certificateFor('(n-1)/(n-r-1)', 'n > dx + 1 and r < dx'),
  'values and a tail': certificateFor('n^2 - 3*n + 3', ''),
  'intervals and a tail': certificateFor('x^2 - x + 1', ''),
  'the larger of two': certificateFor('n^2 - n*dx + dx^2', 'n > 2'),
  'a box of naturals': certificateFor('7 - dx', 'dx <= 6'),
  'two alternatives': certificateFor('n*(n - r + 1)', 'r <= max(n, 1)'),
};

test.each(Object.entries(examples))('%s: the checker accepts it', (_, certificate) => {
  expect(objectionTo(certificate)).toBeNull();
});

test.each(Object.entries(examples))(
  '%s: a certificate that was tampered with is refused',
  (_, certificate) => {
    const { statement, proofs } = certificate as unknown as { statement: Json; proofs: Json };
    const tampered = [
      ...[
        shifted(1),
        shifted(-1),
        renamed(/\bn\b/, 'dx'),
        renamed(/\bdx\b/, 'n'),
        renamed(/ \+ /, ' - '),
        renamed(/ - /, ' + '),
      ].flatMap((change) => changed(proofs, change).map((other) => ({ statement, proofs: other }))),
      ...shortened(proofs).map((other) => ({ statement, proofs: other })),
    ] as unknown as Certificate[];
    expect(tampered.length).toBeGreaterThan(10);
    const accepted = tampered.filter((other) => objectionTo(other) === null);
    expect(accepted.map(({ proofs }) => JSON.stringify(proofs))).toEqual([]);
  },
);

test.each<[name: keyof typeof examples, changes: Partial<Statement>]>([
  ['one part', { formula: '(n-1)/(n-r-2)' }],
  ['one part', { formula: '(n-1)/(n-r-1)*(x/x)' }],
  ['one part', { domain: 'n > dx and r < dx' }],
  ['one part', { domain: '' }],
  ['one part', { relation: '<' as '>' }],
  ['one part', { symbols: { n: 'natural >= 1', dx: 'natural >= 1', r: 'natural >= 0' } }],
  ['values and a tail', { symbols: { n: 'natural >= 0' } }],
  ['values and a tail', { symbols: { n: 'real > 0' } }],
  ['intervals and a tail', { formula: 'x^2 - 2*x + 1' }],
  ['the larger of two', { symbols: { n: 'real > 0', dx: 'real > 0' } }],
  ['a box of naturals', { domain: 'dx <= 7' }],
  ['two alternatives', { domain: 'r <= n + 1' }],
])('%s: it is no certificate of another statement: %o', (name, changes) => {
  const { statement, proofs } = examples[name];
  expect(objectionTo({ statement: { ...statement, ...changes }, proofs })).not.toBeNull();
});

test('a fraction is not positive where something that was divided by on the way may vanish', () => {
  const { statement, proofs } = certificateFor('n', 'n > 0');
  expect(objectionTo({ statement: { ...statement, formula: 'n*(dx - 2)/(dx - 2)' }, proofs })).not.toBeNull();
});

test('a slack has a name of its own, whatever the symbols are called', () => {
  const part = { substitution: {}, numerator: 'n', denominator: '1', atLeast: '0' };
  const statement: Statement = {
    formula: 'n - 2',
    relation: '>=',
    symbols: { n: 'natural >= 1' },
    domain: '',
  };
  const slack = { is: 'n - 1', from: { 'n - 1': '1' } };
  expect(objectionTo({ statement, proofs: [{ ...part, numerator: 'n - 2', slacks: { n: slack } }] })).toMatch(
    "'n' is no slack",
  );
  const disguised = {
    ...statement,
    formula: 'slack_n - 2',
    symbols: { slack_n: 'natural >= 1', n: 'natural >= 1' },
  };
  expect(objectionTo({ statement: disguised, proofs: [{ ...part, slacks: { '[n]': slack } }] })).toMatch(
    'names a slack',
  );
});

test('a case or a slack is not defined by slacks', () => {
  const { statement, proofs } = certificateFor('n', '');
  const circular = [{ split: '[n]', holds: proofs[0]!, fails: proofs[0]! }];
  expect(objectionTo({ statement, proofs: circular })).not.toBeNull();
  const part = proofs[0] as Extract<(typeof proofs)[number], { readonly slacks: unknown }>;
  const twice = { ...part, slacks: { ...part.slacks, '[m]': { is: '[n]', from: {} } } };
  expect(objectionTo({ statement, proofs: [twice] })).not.toBeNull();
});

test('a bound that is reached is not a strict one', () => {
  const statement: Statement = {
    formula: '1 - x',
    relation: '>',
    symbols: { x: 'real > 0' },
    domain: 'x <= 1',
  };
  const part = {
    substitution: { x: '[x]' },
    slacks: { '[x]': { is: 'x', from: { x: '1' }, atMost: '1', atMostFrom: { '1 - x': '1' } } },
    numerator: '1 - [x]',
    denominator: '1',
    atLeast: '0',
  };
  expect(objectionTo({ statement: { ...statement, relation: '>=' }, proofs: [part] })).toBeNull();
  expect(objectionTo({ statement, proofs: [part] })).toMatch('> 0');
});

test('what a symbol is the root of needs a proof as well', () => {
  const { proofs } = certificateFor('n', '');
  const statement: Statement = {
    formula: 'root_1 + 1',
    relation: '>',
    symbols: { n: 'natural >= 1', root_1: 'real >= 0' },
    domain: '',
  };
  const found = certifyPositive(statement);
  if (found.kind !== 'positive') throw new Error(found.reason);
  const certificate = { statement, proofs: found.proofs };
  expect(objectionTo({ ...certificate, roots: { root_1: { of: 'n', proofs } } })).toBeNull();
  expect(objectionTo({ ...certificate, roots: { root_1: { of: 'n - 2', proofs } } })).toMatch('n - 2 >= 0');
  const strict = { ...statement, symbols: { n: 'natural >= 1', root_1: 'real > 0' } };
  expect(
    objectionTo({ statement: strict, proofs: found.proofs, roots: { root_1: { of: 'n', proofs } } }),
  ).not.toBeNull();
});
