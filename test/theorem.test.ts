import { expect, test } from 'vitest';
import {
  algebra,
  assumedOfData,
  by,
  conjecture,
  identity,
  isTheorem,
  lawOf,
  limitOf,
  meanOf,
  natural,
  positive,
  restate,
  simulated,
  spectrum,
  step,
  TheoremError,
  theorem,
  varianceFrom,
} from '../src/index.ts';

const parameters = { n: natural('samples'), sigma: positive('noise standard deviation') };
const meanOfNoise = simulated('mean of n noises squared', (values: { n: number; sigma: number }, stream) => {
  let sum = 0;
  for (let i = 0; i < values.n; i++) sum += values.sigma * stream.normal();
  return (sum / values.n) ** 2;
});
const base = {
  id: 'variance-of-a-mean',
  cites: 'any textbook',
  statement: 'The mean of n noises has variance sigma²/n.',
  parameters,
  claim: meanOf(meanOfNoise).equals('sigma^2/n'),
};

test('a theorem is data: its kind, domains and claimed formula can be read off', () => {
  const read = theorem({ ...base, holdsWhen: 'n > 2', sampleWhen: 'n >= 4' });
  expect(isTheorem(read)).toBe(true);
  expect(isTheorem({ ...base })).toBe(false);
  expect(read.kind).toBe('mean');
  expect(read.claimDomain.text).toBe('n > 2');
  expect(read.samplingDomain.text).toBe('n > 2, n >= 4');
  expect(read.standsOn).toEqual([]);
});

test.each([
  ['an id with capitals', { id: 'Variance' }, "theorem 'Variance', id:"],
  ['a formula that does not parse', { claim: meanOf(meanOfNoise).equals('sigma^2/(n') }, 'claim:'],
  [
    'a symbol that is not declared',
    { claim: meanOf(meanOfNoise).equals('sgma^2/n') },
    "did you mean 'sigma'",
  ],
  ['a domain with an unknown symbol', { holdsWhen: 'm > 2' }, "holdsWhen: 'm' is not declared"],
  ['an empty claim domain', { holdsWhen: 'n > 4, n < 3' }, 'holdsWhen: no values satisfy'],
  ['an empty sampling domain', { holdsWhen: 'n > 4', sampleWhen: 'n < 3' }, 'sampleWhen: no values satisfy'],
  ['a negative sigma', { holdsWhen: 'sigma < 0' }, 'holdsWhen: no values satisfy'],
  [
    'a variance with an unknown symbol',
    { variance: { formula: 'v', by: null } },
    "variance: 'v' is not declared",
  ],
  ['an abbreviation that comes too late', { where: { a: 'b', b: 'n' } }, "where a: 'b' is not declared"],
  [
    'a derivation step with an unknown symbol',
    { derivation: { from: 'R', symbols: { R: 'the mean' }, steps: [step('Q', algebra)] } },
    "derivation, step 1: 'Q' is not declared",
  ],
])('%s is refused, naming the piece', (_what, change, message) => {
  expect(() => theorem({ ...base, ...change })).toThrow(TheoremError);
  expect(() => theorem({ ...base, ...change })).toThrow(message);
});

test('an estimator that asks for a parameter which is not declared is a compile error', () => {
  const wrong = simulated('needs dx', (values: { n: number; dx: number }) => values.dx);
  // @ts-expect-error dx is not a parameter of this theorem
  theorem({ ...base, claim: meanOf(wrong).equals('sigma^2/n') });
  const list = meanOf(simulated('takes a spectrum for a number', (values: { s: number }) => values.s));
  const withSpectrum = { ...base, parameters: { ...parameters, s: spectrum('values', 'n') } };
  // @ts-expect-error s is a list
  theorem({ ...withSpectrum, claim: list.equals('n') });
});

test('abbreviations are written out in terms of parameters', () => {
  const read = theorem({
    ...base,
    where: { v: 'sigma^2', w: 'v/n' },
    claim: meanOf(meanOfNoise).equals('w'),
  });
  expect(read.claimed).toEqual(theorem(base).read('sigma^2/n'));
});

test('the claim of another theorem can bound a variance or license a step, under other names', () => {
  const lemma = theorem(base);
  expect(varianceFrom(lemma, { n: '2*m' })).toEqual({ formula: 'sigma^2/(2*m)', by: 'variance-of-a-mean' });
  const law = theorem({
    ...base,
    id: 'a-law',
    claim: lawOf(meanOfNoise).is('something', () => (x) => x),
  });
  expect(() => varianceFrom(law)).toThrow("theorem 'a-law', claim: is not a formula");
  const standing = theorem({
    ...base,
    id: 'standing',
    derivation: { from: 'R', symbols: { R: 'the mean' }, steps: [step('sigma^2/n', by(lemma, 'R'))] },
  });
  expect(standing.standsOn).toEqual(['variance-of-a-mean']);
  const bound = theorem({ ...base, id: 'a-bound', claim: meanOf(meanOfNoise).atMost('sigma^2') });
  const misused = { from: 'R', symbols: { R: 'the mean' }, steps: [step('sigma^2', by(bound, 'R'))] };
  expect(() => theorem({ ...base, derivation: misused })).toThrow(
    "derivation, step 1: 'a-bound' cannot replace a symbol: it claims a bound on a mean, not the value of a mean",
  );
});

test('limits are judged with the effort of what is dear to draw, conjectured ones too', () => {
  const limit = limitOf(meanOfNoise, { as: 'n -> infinity', bias: () => 0 }).equals('0');
  expect(theorem({ ...base, claim: limit }).costly).toBe(true);
  expect(theorem({ ...base, claim: conjecture(limit) }).costly).toBe(true);
  expect(theorem(base).costly).toBe(false);
});

test('a restated theorem keeps everything but its formula', () => {
  const original = theorem(base);
  const edited = restate(original, 'sigma/n');
  expect(edited.claimed).toEqual(original.read('sigma/n'));
  expect(edited.samplingDomain).toBe(original.samplingDomain);
  expect(() => restate(original, 'sgma/n')).toThrow("did you mean 'sigma'");
  const pure = theorem({ ...base, claim: identity({ left: 'n', right: 'n', positive: true }) });
  expect(restate(pure, 'n + 1').claimed).toEqual(pure.read('n + 1'));
});

test('a theorem assumes of X and E what it does not say it holds without', () => {
  const names = (of: ReturnType<typeof theorem>) => assumedOfData(of).map(({ name }) => name);
  const noise = ['student-noise', 'heteroscedastic-noise', 'correlated-noise'];
  expect(names(theorem(base)).slice(-3)).toEqual(noise);
  expect(names(theorem({ ...base, holdsFor: ['every design'] }))).toEqual(noise);
  expect(names(theorem({ ...base, holdsFor: ['every design', 'student-noise'] }))).toEqual(noise.slice(1));
  const noiseless = {
    ...base,
    parameters: { n: parameters.n },
    claim: identity({ left: 'n', right: 'n', positive: true }),
  };
  expect(names(theorem(noiseless)).filter((name) => noise.includes(name))).toEqual([]);
});

test('a law that there is not is refused where a theorem says that it holds for it', () => {
  const misspelt = { ...base, holdsFor: ['every-design'] } as unknown as typeof base;
  expect(() => theorem(misspelt)).toThrow(
    "holdsFor: 'every-design' is none of every design, every noise, rademacher-design",
  );
});
