/** Quantities of a p × q matrix Z of independent standard normal entries. */
import {
  createScratch,
  type Observable,
  operatorNorm,
  type RandomEvent,
  type RandomStream,
  zeros,
} from '../../src/index.ts';

interface Sides {
  readonly p: number;
  readonly q: number;
}

function operatorNormOf({ p, q }: Sides): (stream: RandomStream) => number {
  const z = zeros(p, q);
  const scratch = createScratch();
  return (stream) => {
    stream.fillNormal(z.data);
    return operatorNorm(z, scratch);
  };
}

export const gaussianNorm: Observable<Sides> = {
  name: '‖Z‖_op',
  sampler: operatorNormOf,
  numpy: `
    return np.linalg.norm(rng.standard_normal((p, q)), 2)`,
};

export const squaredGaussianNorm: Observable<Sides> = {
  name: '‖Z‖²_op',
  sampler: (sides) => {
    const draw = operatorNormOf(sides);
    return (stream) => draw(stream) ** 2;
  },
  numpy: `
    return np.linalg.norm(rng.standard_normal((p, q)), 2) ** 2`,
};

/** ‖Z‖_op ≥ factor·(√p + √q) + t. */
export const gaussianNormExceeds = (factor: number): RandomEvent<Sides & { readonly t: number }> => ({
  name: `‖Z‖_op ≥ ${factor === 1 ? '' : `${factor}·`}(√p + √q) + t`,
  sampler: (values) => {
    const { p, q, t } = values;
    const draw = operatorNormOf(values);
    const threshold = factor * (Math.sqrt(p) + Math.sqrt(q)) + t;
    return (stream) => draw(stream) >= threshold;
  },
  numpy: `
    return np.linalg.norm(rng.standard_normal((p, q)), 2) >= ${factor} * (p**0.5 + q**0.5) + t`,
});
