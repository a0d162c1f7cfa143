import {
  by,
  inTheMean,
  meanOf,
  natural,
  onEverySample,
  positive,
  type RandomStream,
  step,
  theorem,
} from 'riskproof';
import { catalogue } from 'riskproof/theorems';

const trace = catalogue.find(({ id }) => id === 'inverse-wishart-trace')!;

interface Sizes {
  readonly n: number;
  readonly sigma: number;
}

/** One input: X is a row of n standard normal numbers, and least squares of the noise E on it costs (X·E/X·X)². */
function leastSquares({ n, sigma }: Sizes, stream: RandomStream) {
  let [xx, xe] = [0, 0];
  for (let i = 0; i < n; i++) {
    const [x, e] = [stream.normal(), sigma * stream.normal()];
    xx += x * x;
    xe += x * e;
  }
  return { xx, xe };
}

export const oneInput = theorem({
  id: 'one-input',
  cites: 'any textbook',
  statement: 'With one input the mean excess risk of least squares is sigma²/(n − 2).',
  parameters: { n: natural('samples'), sigma: positive('noise standard deviation') },
  holdsWhen: 'n > 2',
  sampleWhen: 'n >= 9',
  claim: meanOf<Sizes>({
    name: 'excess risk',
    sampler: (values) => (stream) => {
      const { xx, xe } = leastSquares(values, stream);
      return (xe / xx) ** 2;
    },
  }).equals('sigma^2/(n-2)'),
  derivation: {
    from: 'R',
    symbols: { R: 'excess risk', P: 'squared projection of E on X', W: '1/‖X‖²' },
    drawn: (values: Sizes) => (stream) => {
      const { xx, xe } = leastSquares(values, stream);
      return { symbols: { R: () => (xe / xx) ** 2, P: () => xe ** 2 / xx, W: () => 1 / xx } };
    },
    steps: [
      step('P*W', onEverySample('‖E X⁺‖² = (E·X)²/‖X‖² · 1/‖X‖²')),
      step('sigma^2*W', inTheMean('P is independent of W and has the mean sigma²')),
      step('sigma^2/(n-1)', by(trace, 'W', { dx: '1' })),
    ],
  },
});
