/**
 * How far the spiked formula is off at the sizes of the synthetic experiments: `jiti test/spiked/main.ts 20`, with the
 * number of data sets a shift. Prints a Markdown table a sweep; negative means that the formula is too low.
 */
import { randomStream } from '../../src/index.ts';
import { spikedDiscrepancy } from '../../theorems/setting.ts';

const draws = Number(process.argv[2] ?? 20);
const shifts = 5;

interface Setting {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
  readonly rank: number;
}

const samples = Array.from({ length: 26 }, (_, k) => Math.round(10 * 1.2 ** k));
const sweeps: readonly {
  readonly name: string;
  readonly ranks: readonly number[];
  readonly points: readonly (readonly [label: string, setting: Setting])[];
}[] = [
  {
    name: 'samples: dx = dy = 100, sigma = 1, rank 4',
    ranks: [1, 2, 4, 8],
    points: samples.map((n) => [`n = ${n}`, { n, dx: 100, dy: 100, sigma: 1, rank: 4 }]),
  },
  {
    name: 'true rank: dx = dy = 40, n = 30, sigma = 2',
    ranks: [1, 2, 4, 8, 32],
    points: [1, 2, 4, 8, 16, 30].map((rank) => [`rank ${rank}`, { n: 30, dx: 40, dy: 40, sigma: 2, rank }]),
  },
  {
    name: 'noise: dx = dy = 100, n = 1000, rank 10',
    ranks: [1, 2, 4, 8, 16],
    points: [1, 3, 10, 20, 30, 60, 100].map((sigma) => [
      `sigma = ${sigma}`,
      { n: 1000, dx: 100, dy: 100, sigma, rank: 10 },
    ]),
  },
];

for (const { name, points, ranks } of sweeps) {
  console.log(`\n${name}\n`);
  console.log(`| | ${ranks.map((r) => `r = ${r}`).join(' | ')} |`);
  console.log(`| --- | ${ranks.map(() => '---').join(' | ')} |`);
  for (const [label, setting] of points) {
    if (Math.abs(setting.n - setting.dx) <= 1) continue;
    const cells = ranks.map((r) => {
      const stream = randomStream('spiked', name, label, r);
      const { discrepancy, error } = spikedDiscrepancy({ ...setting, r }, { draws, shifts }, stream);
      return `${(100 * discrepancy).toFixed(1)} ± ${(100 * error).toFixed(1)} %`;
    });
    console.log(`| ${label} | ${cells.join(' | ')} |`);
  }
}
