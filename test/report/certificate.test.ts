import { expect, test } from 'vitest';
import { certifyPositive } from '../../src/algebra/positivity.ts';
import { certificatesText } from '../../src/report/certificate.ts';
import type { Statement } from '../../src/verdict.ts';

function textOf(statement: Statement): string {
  const found = certifyPositive(statement);
  if (found.kind !== 'positive') throw new Error(found.reason);
  return certificatesText([
    { id: 'example', verdict: 'proved', certificates: [{ statement, proofs: found.proofs }] },
  ]);
}

test('a substitution without negative coefficients', () => {
  const symbols = { n: 'natural >= 1', dx: 'natural >= 1', sigma: 'real > 0' };
  expect(
    textOf({ formula: 'sigma/(n - dx - 1)', relation: '>', symbols, domain: 'n > dx + 1' }),
  ).toBe(`example
  sigma/(n - dx - 1) > 0 where n > dx + 1 (n, dx >= 1; sigma > 0)
    with dx = [dx] + 1, n = [dx] + [n] + 3, sigma = [sigma]
      [dx] = dx - 1 >= 0
      [n] = n - dx - 2 >= 0
      [sigma] = sigma > 0
    numerator [sigma]
    denominator [n] + 1
    no coefficient is negative
`);
});

test('cases, a box and a tail', () => {
  const text = textOf({ formula: 'x^2 - x + 1', relation: '>', symbols: { x: 'real > 0' }, domain: '' });
  expect(text).toContain(
    'if x - 1 >= 0:\n      with x = [x] + 1\n        [x] = x - 1 >= 0\n      numerator [x]^2 + [x] + 1\n',
  );
  expect(text).toContain('otherwise:\n');
  expect(text).toMatch(/box \[x\] in 0\.\.\S+: numerator at least \d/);
});

test('what is not proved says why', () => {
  expect(
    certificatesText([{ id: 'example', verdict: 'refuted', note: 'at n = 1 it is 0', certificates: [] }]),
  ).toBe('example\n  refuted: at n = 1 it is 0\n');
});
