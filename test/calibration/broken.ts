/** Tests of a mean that do not keep their promise. The calibration must notice each of them. */

import { verdicts } from './mean-test.ts';
import { type KnownLaw, uniformSource } from './random.ts';

interface Options {
  readonly detects: number;
  readonly rate: number;
  readonly blockSize: number;
  readonly cap: number;
  readonly repetitions: number;
  readonly seed: number;
}

/** False alarms of the mean test when its bound on the variance is a quarter of the variance. */
export function falseAlarmsWithVarianceTooSmall(law: KnownLaw, { detects, rate, ...how }: Options): number {
  const design = {
    claimed: law.mean,
    margin: detects * law.mean,
    variance: law.variance / 4,
    falseAlarm: rate,
    missedError: 1e-300,
  };
  return verdicts({ design, law, ...how }).counts.refuted;
}

/**
 * False alarms of the usual interval: estimated variance, normal quantile, looked at after every block.
 *
 * @param quantile - The two-sided normal quantile of the nominal rate: 1.96 for 0.05.
 */
export function falseAlarmsOfRepeatedNormalTest(
  law: KnownLaw,
  quantile: number,
  options: Omit<Options, 'detects' | 'rate'>,
): number {
  const { blockSize, cap, repetitions, seed } = options;
  const draw = law.sampler(uniformSource(seed));
  let alarms = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    let sum = 0;
    let squares = 0;
    for (let count = 1; count <= cap; count++) {
      const away = draw() - law.mean;
      sum += away;
      squares += away * away;
      if (count % blockSize !== 0) continue;
      const variance = (squares - (sum * sum) / count) / (count - 1);
      if (Math.abs(sum) > quantile * Math.sqrt(variance * count)) {
        alarms++;
        break;
      }
    }
  }
  return alarms;
}
