/** How costs grow: with the dimension, against the exponent that the algorithm promises, and with 1/detects. */
import type * as Measurement from '../../src/check/measurement.ts';
import type * as Index from '../../src/index.ts';
import type * as Catalogue from '../../src/run/catalogue.ts';
import { compiledModule } from './compiled-module.ts';
import { exponent } from './statistics.ts';
import { pointsOf, theorems } from './verdict-points.ts';

/** Costs at growing sizes. */
export interface Growth {
  readonly name: string;
  /** What grows. */
  readonly along: string;
  /** What it costs. */
  readonly of: 'seconds' | 'draws';
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Fitted to the larger half of the sizes, where what grows fastest decides. */
  readonly exponent: number;
  readonly promised: number;
}

const dimensions = [5, 10, 20, 50, 100, 200, 400];
const precisions = [0.04, 0.02, 0.01, 0.005, 0.0025, 0.00125];
const dy = 5;
const sigma = 1;
/** Each cost is the least of a few runs of at least so many seconds. */
const [runs, leastSeconds] = [5, 0.02];

export async function benchGrowth(): Promise<Growth[]> {
  return [...(await alongDimension()), ...(await alongPrecision())];
}

/** The cost of a draw, with n in proportion to dx. */
async function alongDimension(): Promise<Growth[]> {
  const index = await compiledModule<typeof Index>('src/index');
  const { randomStream, zeros, haarOrthonormalRows, shiftWithSpectrum, excessRiskOf } = index;
  const stream = randomStream('growth');
  const maps = (dx: number, outputs: number, rank: number) => ({
    pretrained: zeros(outputs, dx),
    downstream: shiftWithSpectrum(outputs, dx, Array<number>(rank).fill(1), stream),
  });
  const samplers: readonly (readonly [string, number, (dx: number) => Index.Draw])[] = [
    [
      'full fine-tuning, n = 2dx: a plain fit',
      3,
      (dx) => index.fullFineTuningRisk({ n: 2 * dx, dx, dy, sigma, ...maps(dx, dy, 1) }),
    ],
    [
      'full fine-tuning, n = 2dx: a conditioned draw',
      1,
      (dx) => index.fullFineTuningRiskGivenDesign({ n: 2 * dx, dx, dy, sigma }),
    ],
    [
      'full fine-tuning, dx = 2n: a plain fit',
      3,
      (dx) => index.fullFineTuningRisk({ n: Math.floor(dx / 2), dx, dy, sigma, ...maps(dx, dy, 1) }),
    ],
    [
      'full fine-tuning, dx = 2n: a conditioned draw',
      1,
      (dx) => {
        const n = Math.floor(dx / 2);
        const [unseen, trace] = [
          index.rowSpaceEnergy(maps(dx, dy, 1).downstream, n),
          index.traceOfInverseWishart(n, dx),
        ];
        return (draws) => unseen(draws) + sigma ** 2 * dy * trace(draws);
      },
    ],
    [
      'frozen A, n = 2dx, r = dx/5: a plain fit',
      3,
      (dx) => {
        const A = haarOrthonormalRows(dx / 5, dx, stream);
        return index.frozenARisk({ n: 2 * dx, dx, dy, sigma, ...maps(dx, dy, 1) }, A);
      },
    ],
    [
      'frozen A, n = 2dx, r = dx/5: a conditioned draw',
      1,
      (dx) => index.frozenARiskGivenDesign({ n: 2 * dx, dy, r: dx / 5, sigma, missed: 1 }),
    ],
    [
      'trained LoRA of rank 4, dy = dx, n = 2dx: a plain fit',
      3,
      (dx) =>
        excessRiskOf((data, options) => index.loraTrained(data, 4, { ...options, road: index.lanczosRoad }), {
          n: 2 * dx,
          dx,
          dy: dx,
          sigma,
          ...maps(dx, dx, 4),
        }),
    ],
  ];
  return samplers.map(([name, promised, sampler]) => {
    const points = dimensions.map((dx) => {
      const draw = sampler(dx);
      return { x: dx, y: leastTime(() => draw(stream)) };
    });
    const large = points.slice(dimensions.length >> 1);
    return { name, along: 'dx', of: 'seconds', points, exponent: exponent(large), promised };
  });
}

/** What a verdict takes at the first point of each theorem, as errors to be excluded get smaller. */
async function alongPrecision(): Promise<Growth[]> {
  const { measurementsOf } = await compiledModule<typeof Measurement>('src/check/measurement');
  const { inCatalogue } = await compiledModule<typeof Catalogue>('src/run/catalogue');
  const grown = theorems.map(async ({ id }): Promise<Growth[]> => {
    const theorem = (await inCatalogue(id))!;
    const conditioned = measurementsOf(theorem).find(({ road }) => road === 'conditioned')!;
    const measured = precisions.map((detects) => {
      const [point] = pointsOf(theorem.id, 1, detects);
      const start = performance.now();
      const { draws } = conditioned.measure({ ...point!, theorem });
      return { x: 1 / detects, draws, seconds: (performance.now() - start) / 1000 };
    });
    return (['draws', 'seconds'] as const).map((of) => {
      const points = measured.map((one) => ({ x: one.x, y: one[of] }));
      const large = points.slice(precisions.length >> 1);
      return {
        name: `${theorem.id}: a verdict`,
        along: '1/detects',
        of,
        points,
        exponent: exponent(large),
        promised: 2,
      };
    });
  });
  return (await Promise.all(grown)).flat();
}

function leastTime(draw: () => void): number {
  let least = Infinity;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    let count = 0;
    do {
      draw();
      count++;
    } while (performance.now() - start < 1000 * leastSeconds);
    least = Math.min(least, (performance.now() - start) / 1000 / count);
  }
  return least;
}
