import { meanOf, natural, positive, simulated, theorem } from 'riskproof';

const squaredMean = simulated(
  'squared mean of n noises',
  ({ n, sigma }: { n: number; sigma: number }, stream) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += sigma * stream.normal();
    return (sum / n) ** 2;
  },
);

export const meanOfNoise = theorem({
  id: 'mean-of-noise',
  cites: 'any textbook',
  statement: 'The mean of n independent noises has variance sigma²/n.',
  parameters: { n: natural('samples'), sigma: positive('noise standard deviation') },
  holdsWhen: 'n >= 2',
  claim: meanOf(squaredMean).equals('sigma^2/n'),
});
