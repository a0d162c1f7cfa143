import { type KnownLaw, uniformSource } from './random.ts';

/**
 * False alarms of the usual interval, which does not keep its promise: estimated variance, normal quantile, looked
 * at after every block. The calibration must notice.
 *
 * @param quantile - The two-sided normal quantile of the nominal rate: 1.96 for 0.05.
 */
export function falseAlarmsOfRepeatedNormalTest(
  law: KnownLaw,
  quantile: number,
  options: { blockSize: number; cap: number; repetitions: number; seed: number },
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
