import { expect, test } from 'vitest';
import { equalFormulas } from '../../src/algebra/rational.ts';
import { formulasOf } from '../../src/claims/claim-formulas.ts';
import { locked } from '../../src/run/lock.ts';
import { changesOf } from '../../src/run/lock-changes.ts';
import type { LockedTheorem } from '../../src/run/lock-file.ts';
import { restate, type Theorem } from '../../src/theorem.ts';
import { catalogue } from '../../theorems/index.ts';
import { reportOf } from '../report/reports.ts';
import { judgement } from './judgements.ts';

const byId = (id: string) => catalogue.find((theorem) => theorem.id === id)!;
const overdetermined = byId('fft-overdetermined');
const regime = byId('regime-frozen-a');

/** What the lock file says of a theorem, after it was written and read. */
function accepted(theorem: Theorem, given: Partial<LockedTheorem> = {}): LockedTheorem {
  const said = judgement({ id: theorem.id });
  return JSON.parse(JSON.stringify({ ...locked(theorem, said, reportOf([said])), ...given }));
}

test.each(catalogue.map((theorem) => [theorem.id, theorem] as const))(
  '%s is what it is: the lock file can be read again',
  (_, theorem) => {
    expect(changesOf(theorem, accepted(theorem))).toEqual([]);
  },
);

test.each(['dx*dy*sigma^2/(n-dx-1)', '-(sigma^2)*dy*dx/(1 + dx - n)', 'sigma^2*dy*(1/(n-dx-1))*((n+dx)-n)'])(
  'a formula that is written otherwise is no change: %s',
  (formula) => expect(changesOf(restate(overdetermined, formula), accepted(overdetermined))).toEqual([]),
);

test('a formula that is not algebra is no change where it is written otherwise, and one where it differs', () => {
  const tail = byId('davidson-szarek');
  expect(changesOf(restate(tail, 'exp(-t*t/2)*2'), accepted(tail))).toEqual([]);
  const [change] = changesOf(restate(tail, '2*exp(-t^2/3)'), accepted(tail));
  expect(change).toMatchObject({ place: 'claim', difference: null, at: { before: expect.any(Number) } });
});

test('a formula that says something else: both, the difference, and a point where they disagree', () => {
  const [change, ...more] = changesOf(
    restate(overdetermined, 'sigma^2*dy*dx/(n-dx)'),
    accepted(overdetermined),
  );
  expect(more).toEqual([]);
  expect(change).toMatchObject({ id: 'fft-overdetermined', place: 'claim' });
  const { before, now, difference, at, restated } = change!;
  expect(restated).toBe(before);
  expect(equalFormulas(before!, 'dx*dy*sigma^2/(n-dx-1)')).toBe(true);
  expect(equalFormulas(now!, 'dx*dy*sigma^2/(n-dx)')).toBe(true);
  expect(equalFormulas(difference!, `(${now}) - (${before})`)).toBe(true);
  const { n, dx, dy, sigma } = at!.parameters as Record<string, number>;
  expect(at!.before).toBeCloseTo((sigma! ** 2 * dx! * dy!) / (n! - dx! - 1), 10);
  expect(at!.now).toBeCloseTo((sigma! ** 2 * dx! * dy!) / (n! - dx!), 10);
});

test('every formula of a regime has its place; its boundary is the one that is measured', () => {
  const changed = restate(regime, 'dy*sigma^2*(dx-r)/(n-dx)');
  const changes = changesOf(changed, accepted(regime));
  expect(changes.map(({ place }) => place)).toEqual(['boundary']);
  expect(changes[0]!.restated).not.toBeNull();
  const { formulas } = accepted(regime);
  const factor = changesOf(regime, accepted(regime, { formulas: { ...formulas, factor: '1' } }));
  expect(factor).toMatchObject([{ place: 'factor', before: '1', restated: null }]);
});

test('what a theorem is restated with is its first formula', () => {
  const restatable = catalogue.filter(({ claim }) => formulasOf(claim).length > 0);
  for (const theorem of restatable) {
    const formulas = formulasOf(restate(theorem, '12345').claim).map(([, formula]) => formula);
    expect(formulas[0]).toBe('12345');
  }
  expect(restatable.length).toBeGreaterThan(10);
});

test('a domain: no change where it is written otherwise, else a point that is in one of them', () => {
  expect(changesOf(overdetermined, accepted(overdetermined, { holdsWhen: 'n >= dx + 2' }))).toEqual([]);
  expect(changesOf(overdetermined, accepted(overdetermined, { holdsWhen: 'n > dx' }))).toMatchObject([
    { place: 'domain', at: { parameters: { n: 2, dx: 1 }, before: true, now: false } },
  ]);
});

test('parameters, a symbol that is gone, and another kind of claim', () => {
  const parameters = { ...accepted(overdetermined).parameters, tau: 'positive, tau > 0' };
  const formulas = { claim: 'tau^2' };
  const gone = changesOf(
    overdetermined,
    accepted(overdetermined, { parameters, formulas, holdsWhen: 'tau > 1' }),
  );
  expect(gone.map(({ place, at, restated }) => [place, at, restated])).toEqual([
    ['parameters', null, null],
    ['domain', null, null],
    ['claim', null, null],
  ]);
  expect(changesOf(overdetermined, accepted(overdetermined, { kind: 'law' }))).toMatchObject([
    { place: 'kind', before: 'law', now: 'mean' },
  ]);
});
