import type { Xoroshiro128Plus } from './xoroshiro.ts';

/**
 * Standard normal variates by the ziggurat (Marsaglia & Tsang 2000, in the form of Doornik 2005): the region under
 * exp(−x²/2) is covered by 128 layers of equal area v, a rectangle each and the tail beyond `edge` with the lowest.
 * A point that falls where its layer lies wholly under the curve, 98.8 % of them, costs one comparison.
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

/** One standard normal variate with 53 random bits: mostly one step of the generator. */
export function normalVariate(generator: Xoroshiro128Plus): number {
  generator.step();
  const { high, low } = generator;
  // The layer from 7 bits that the position, uniform on (−1, 1), does not have; the lowest four are left out.
  const layer = (low >>> 4) & (layers - 1);
  const position = (high * 2 ** 21 + (low >>> 11) + 0.5) * 2 ** -52;
  if (Math.abs(position) < inside[layer]) return position * ends[layer];
  return atTheRim(generator, layer, position);
}

/**
 * Overwrites every entry of the target by what `normalVariate` gives in turn. Its likely part and the step of the
 * generator are written out here, with the state in local variables: three times as fast, and drawing normals is a good
 * part of what a simulated fit costs.
 */
export function fillNormal(target: Float64Array, generator: Xoroshiro128Plus): void {
  // `| 0` says that these are integers of 32 bits to a compiler that would otherwise allow for any number.
  let high0 = generator.high0 | 0;
  let low0 = generator.low0 | 0;
  let high1 = generator.high1 | 0;
  let low1 = generator.low1 | 0;
  for (let i = 0; i < target.length; i++) {
    const low = (low0 + low1) | 0;
    const carry = ((low0 & low1) | ((low0 | low1) & ~low)) >>> 31;
    const high = (high0 + high1 + carry) | 0;
    const xorHigh = high1 ^ high0;
    const xorLow = low1 ^ low0;
    const firstLow = low0;
    low0 = (low0 << 24) ^ (high0 >>> 8) ^ xorLow ^ (xorLow << 16);
    high0 = (high0 << 24) ^ (firstLow >>> 8) ^ xorHigh ^ ((xorHigh << 16) | (xorLow >>> 16));
    low1 = (xorHigh << 5) ^ (xorLow >>> 27);
    high1 = (xorLow << 5) ^ (xorHigh >>> 27);
    const layer = (low >>> 4) & (layers - 1);
    const position = (high * 2 ** 21 + (low >>> 11) + 0.5) * 2 ** -52;
    if (Math.abs(position) < inside[layer]) {
      target[i] = position * ends[layer];
      continue;
    }
    generator.setState(high0, low0, high1, low1);
    target[i] = atTheRim(generator, layer, position);
    high0 = generator.high0 | 0;
    low0 = generator.low0 | 0;
    high1 = generator.high1 | 0;
    low1 = generator.low1 | 0;
  }
  generator.setState(high0, low0, high1, low1);
}

/** What becomes of a position that is not in the part of its layer that lies wholly under the curve. */
function atTheRim(generator: Xoroshiro128Plus, layer: number, position: number): number {
  if (layer === 0) return position < 0 ? -beyondEdge(generator) : beyondEdge(generator);
  const x = position * ends[layer];
  const lower = Math.exp((x * x - ends[layer] ** 2) / 2);
  const upper = Math.exp((x * x - ends[layer + 1] ** 2) / 2);
  const isUnder = lower + openUniform(generator) * (upper - lower) < 1;
  return isUnder ? x : normalVariate(generator);
}

/** Marsaglia 1964: an exponential step from the edge, accepted with probability exp(−step²/2). */
function beyondEdge(generator: Xoroshiro128Plus): number {
  for (;;) {
    const step = -Math.log(openUniform(generator)) / edge;
    if (-2 * Math.log(openUniform(generator)) >= step * step) return edge + step;
  }
}

/** Uniform and never 0. */
const openUniform = (generator: Xoroshiro128Plus): number => generator.uniform() + 2 ** -54;
