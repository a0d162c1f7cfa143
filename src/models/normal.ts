import type { Xoroshiro128Plus } from './xoroshiro.ts';

/**
 * Standard normal variates by the ziggurat (Marsaglia & Tsang 2000, in the form of Doornik 2005): the region under
 * exp(−x²/2) is covered by 128 layers of equal area v, a rectangle each and the tail beyond `edge` with the lowest.
 * A point that falls where its layer lies wholly under the curve, 98.8 % of them, costs one comparison. Drawing
 * normals is a good part of what a simulated fit costs.
 */
const layers = 128;
const edge = 3.442619855899;
const area = 9.91256303526217e-3;

/** Right ends of the layers, from the lowest (its rectangle has the area of the whole layer) to the top, which is 0. */
const ends = new Float64Array(layers + 1);
ends[0] = area / Math.exp(-(edge ** 2) / 2);
ends[1] = edge;
for (let i = 2; i < layers; i++) {
  const before = ends[i - 1];
  ends[i] = Math.sqrt(-2 * Math.log(area / before + Math.exp(-(before ** 2) / 2)));
}
/** Which part of each layer lies under the curve. */
const inside = Float64Array.from({ length: layers }, (_, i) => ends[i + 1] / ends[i]);

/** A source of independent standard normal variates with 53 random bits each, mostly one step of the generator each. */
export function normalVariates(generator: Xoroshiro128Plus): () => number {
  /** Uniform on (0, 1). */
  const uniform = (): number => generator.uniform() + 2 ** -54;
  const beyondEdge = (): number => {
    // Marsaglia 1964: an exponential step from the edge, accepted with probability exp(−step²/2).
    for (;;) {
      const step = -Math.log(uniform()) / edge;
      if (-2 * Math.log(uniform()) >= step * step) return edge + step;
    }
  };
  return () => {
    for (;;) {
      generator.step();
      const { high, low } = generator;
      // The layer from 7 bits that the position, uniform on (−1, 1), does not have; the lowest four are left out.
      const layer = (low >>> 4) & (layers - 1);
      const position = (high * 2 ** 21 + (low >>> 11) + 0.5) * 2 ** -52;
      if (Math.abs(position) < inside[layer]) return position * ends[layer];
      if (layer === 0) return position < 0 ? -beyondEdge() : beyondEdge();
      const x = position * ends[layer];
      const lower = Math.exp((x * x - ends[layer] ** 2) / 2);
      const upper = Math.exp((x * x - ends[layer + 1] ** 2) / 2);
      if (lower + uniform() * (upper - lower) < 1) return x;
    }
  };
}
