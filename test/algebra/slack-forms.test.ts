import fc from 'fast-check';
import { expect, test } from 'vitest';
import { objectionTo } from '../../src/algebra/certificate-checker.ts';
import { type Domain, declareDomain, natural } from '../../src/algebra/domain.ts';
import { certifyPositive } from '../../src/algebra/positivity.ts';
import { slackForms } from '../../src/algebra/slack-forms.ts';
import { statementOn } from '../../src/algebra/statement.ts';

const parameters = { n: natural('samples'), dx: natural('inputs'), dy: natural('outputs') };
const names = ['n', 'dx', 'dy'];

const constraints = fc
  .array(
    fc.constantFrom(
      ...[
        'n > dx',
        'n > dy + 1',
        'dx >= dy',
        'dy >= n - 2',
        'n <= 4',
        'dx <= 3',
        'n + dx > 5',
        'dy > max(n, dx)',
      ],
      ...['n >= min(dx, dy)', 'n == dx + dy', '2*dx > n', 'dx + dy <= 6'],
    ),
    { maxLength: 4 },
  )
  .map((texts) => texts.join(', '));

function domainWhere(text: string): Domain | null {
  try {
    return declareDomain(parameters, text);
  } catch {
    return null; // empty: nothing to cover
  }
}

test('on every domain a certificate is found for what is positive everywhere, and accepted', () => {
  const tried = new Set<string>();
  fc.assert(
    fc.property(constraints, (text) => {
      const domain = domainWhere(text);
      if (domain === null) return;
      tried.add(text);
      const statement = statementOn(domain, 'n*dx*dy + n - 1');
      const found = certifyPositive(statement);
      expect(found).toMatchObject({ kind: 'positive' });
      if (found.kind === 'positive')
        expect(objectionTo({ statement, proofs: found.proofs }), text).toBeNull();
    }),
    { seed: 21, numRuns: 60 },
  );
  expect(tried.size).toBeGreaterThan(20);
});

test('one form for each natural, where every constraint bounds one natural from below', () => {
  const [{ inequalities }] = declareDomain(parameters, 'n > dx + 1, dx > dy').alternatives as [
    Domain['alternatives'][number],
  ];
  const found = slackForms(inequalities, names);
  expect(found).toEqual({
    kind: 'forms',
    forms: new Map([
      ['dy', { coefficients: new Map([['dy', 1n]]), constant: -1n }],
      [
        'dx',
        {
          coefficients: new Map([
            ['dx', 1n],
            ['dy', -1n],
          ]),
          constant: -1n,
        },
      ],
      [
        'n',
        {
          coefficients: new Map([
            ['n', 1n],
            ['dx', -1n],
          ]),
          constant: -2n,
        },
      ],
    ]),
  });
});

test('a natural that two others bound asks which is the larger', () => {
  const [{ inequalities }] = declareDomain(parameters, 'n > dx, n > dy').alternatives as [
    Domain['alternatives'][number],
  ];
  expect(slackForms(inequalities, names).kind).toBe('split');
});
