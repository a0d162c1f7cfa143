import { by, meanOf, natural, positive, quantity, step, theorem } from '../../src/index.ts';
import { judgement } from '../run/judgements.ts';
import { reportOf } from './reports.ts';

const n = natural('samples');
const sigma = positive('noise standard deviation');
const risk = { name: 'a risk over sigma²', sampler: () => () => 1 };

export const lemma = theorem({
  id: 'a-lemma',
  cites: 'a book',
  statement: 'The mean of T is m/(n − m − 1).',
  parameters: { n, m: natural('dimension') },
  holdsWhen: 'n > m + 1',
  claim: meanOf(risk).equals('m/(n-m-1)'),
});

/** A theorem with everything that can be explained, whatever the catalogue holds. */
export const explained = theorem({
  id: 'explained',
  cites: 'a paper, theorem 1',
  statement: 'The mean risk is sigma² k/(n − k − 1), whatever Delta is.',
  parameters: { n, k: natural('rank', { least: 2 }), sigma },
  holdsWhen: 'n > k + 1',
  sampleWhen: 'n >= k + 4',
  quantities: { E: quantity('energy ‖Delta‖²', ({ sigma }: { readonly sigma: number }) => sigma) },
  where: { q: '(n-k)*(n-k-3)' },
  claim: meanOf(risk).equals('sigma^2*k/(n-k-1)'),
  variance: { formula: 'E*sigma^4/q', by: null },
  conditioned: { sampler: () => () => 1, given: [lemma] },
  derivation: {
    from: 'R',
    symbols: { R: 'mean risk', T: 'mean of T' },
    steps: [
      step('sigma^2*T', { kind: 'definition', symbol: 'R', equals: 'sigma^2*T' }),
      step('sigma^2*k/(n-k-1)', by(lemma, 'T', { m: 'k' })),
    ],
  },
});

export const above = theorem({
  id: 'above-it',
  cites: '',
  statement: 'Something larger.',
  parameters: { n },
  claim: meanOf(risk).equals('n'),
  standsOn: [explained],
});

export const run = {
  command: 'riskproof check explained --seed 1',
  report: reportOf([
    judgement({ id: 'a-lemma', verdict: 'undecided' }),
    judgement({ id: 'explained', standsOn: ['a-lemma'], parametersTried: [{ n: 20 }] }),
  ]),
};
