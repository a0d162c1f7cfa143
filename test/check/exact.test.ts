import { expect, test } from 'vitest';
import { objectionTo } from '../../src/algebra/certificate-checker.ts';
import { conjecture, divergence, identity, limitOf, meanOf, positive } from '../../src/index.ts';
import { drawing, judged, theorem, toy, verdictOf } from './toys.ts';

const pair = { ...toy, parameters: { a: positive('one number'), b: positive('another') }, holdsWhen: '' };

test('an identity is proved, also with its sign, and refuted where a coefficient is wrong', () => {
  const claim = { left: '(a + b)^2', right: 'a^2 + 2*a*b + b^2' };
  const square = theorem({ ...pair, claim: identity({ ...claim, positive: true }) });
  expect(judged(square)).toMatchObject({ verdict: 'proved', guarantee: 'exact', draws: 0 });
  expect(judged(theorem({ ...pair, claim: identity({ ...claim, positive: false }) })).verdict).toBe('proved');
  const { verdict, note } = judged(
    theorem({ ...pair, claim: identity({ ...claim, right: 'a^2 + 3*a*b + b^2', positive: true }) }),
  );
  expect(verdict).toBe('refuted');
  expect(note).toMatch(/the two sides differ/);
});

test('an identity that is not positive everywhere is true without the sign and refuted with it', () => {
  const claim = { left: '(a - b)*(a + b)', right: 'a^2 - b^2' };
  expect(judged(theorem({ ...pair, claim: identity({ ...claim, positive: false }) })).verdict).toBe('proved');
  const { verdict, note } = judged(theorem({ ...pair, claim: identity({ ...claim, positive: true }) }));
  expect(verdict).toBe('refuted');
  expect(note).toMatch(/does not hold: at .* it is -?\d/);
});

test('a judgement carries the certificates that it rests on, and none where there is no sign', () => {
  const claim = { left: '(a + b)^2', right: 'a^2 + 2*a*b + b^2' };
  const { certificates } = judged(theorem({ ...pair, claim: identity({ ...claim, positive: true }) }));
  expect(certificates?.map(({ statement }) => statement.formula)).toEqual(['a^2 + 2*a*b + b^2']);
  expect(certificates?.map(objectionTo)).toEqual([null]);
  const without = judged(theorem({ ...pair, claim: identity({ ...claim, positive: false }) }));
  expect(without).not.toHaveProperty('certificates');
});

test('a further sign that a theorem names decides with the claim', () => {
  const claim = identity({ left: 'a*b', right: 'b*a', positive: false });
  const named = (formula: string, relation?: '>=') =>
    judged(theorem({ ...pair, claim, certifies: [{ formula, ...(relation && { relation }) }] }));
  expect(named('(a - 1/3)^2')).toMatchObject({ verdict: 'undecided' });
  expect(named('a^2 - a/2 + 1')).toMatchObject({ verdict: 'proved', certificates: [{}] });
  expect(named('a - b', '>=')).toMatchObject({
    verdict: 'refuted',
    note: expect.stringContaining('a - b >= 0'),
  });
  expect(() => named('a + unheard')).toThrow(/certifies: .*unheard/);
});

test('a proved identity is refuted by a measured gap that it does not describe', () => {
  const gapOf = (factor: number) =>
    theorem({
      ...pair,
      claim: identity<{ a: number; b: number }>({
        left: '(a + b)*a',
        right: 'a^2 + a*b',
        positive: true,
        gap: {
          of: {
            name: 'gap',
            sampler:
              ({ a, b }) =>
              (s) =>
                factor * (a * a + a * b) * (1 + s.normal() / 2),
          },
          bias: () => 0,
          relativeTo: 'a^2 + a*b',
        },
      }),
    });
  expect(judged(gapOf(1)).verdict).toBe('proved');
  expect(judged(gapOf(1.1)).verdict).toBe('refuted');
});

test('a divergence is proved where the pole is, and refuted where there is none', () => {
  const pole = theorem({
    ...toy,
    claim: divergence({ formula: '1/((a - 1)*(a - 2))', symbol: 'a', poles: ['1', '2'] }),
  });
  expect(judged(pole).verdict).toBe('proved');
  expect(verdictOf(pole, '1/(a - 1)')).toBe('refuted');
  expect(verdictOf(pole, '(a - 2)/((a - 1)*(a - 2))')).toBe('refuted');
});

test('a conjecture is supported or refuted like what it conjectures, never proved', () => {
  const noisy = drawing((a, s) => a + s.normal());
  const kinds = [
    (f: string) => meanOf(noisy).equals(f),
    (f: string) => meanOf(noisy).atMost(f),
    (f: string) => limitOf(noisy, { as: 'anything', bias: () => 1e-3 }).equals(f),
  ];
  for (const claim of kinds) {
    const right = judged(theorem({ ...toy, claim: conjecture(claim('a')) }));
    expect(right).toMatchObject({ kind: 'conjecture', verdict: 'supported' });
    expect(judged(theorem({ ...toy, claim: conjecture(claim('a*4/5')) })).verdict).toBe('refuted');
  }
  const constant = theorem({ ...toy, claim: conjecture(meanOf(drawing((a) => a)).equals('a')) });
  expect(judged(constant).verdict).toBe('supported');
});
