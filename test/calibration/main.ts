/**
 * `npm run calibrate`: are the error rates what they are said to be? Prints, as a Markdown table, every simulated
 * rate with its exact 99.9 % limits. A rate whose lower limit exceeds the nominal one is a defect, and fails.
 */
import { lowerLimit, upperLimit } from './binomial.ts';
import { falseAlarmsOfRepeatedNormalTest } from './broken.ts';
import {
  binomialVerdicts,
  lawFalseAlarms,
  lawMissedErrors,
  pathwiseMissedErrors,
  rateMisses,
} from './fixed-size.ts';
import { falseAlarms, missedErrors, rareFalseAlarm } from './mean-test.ts';
import { normalLaw, riskCornerLaw } from './random.ts';

const confidence = 1e-3;
const repetitions = 2000;
let defects = 0;

function row(
  name: string,
  data: string,
  nominal: number,
  hits: number,
  trials: number,
  mustFail = false,
): void {
  const low = lowerLimit(hits, trials, confidence);
  const high = upperLimit(hits, trials, confidence);
  const exceeds = low > nominal;
  if (exceeds !== mustFail) defects++;
  const finding = exceeds ? 'exceeds it' : high <= nominal ? 'below it' : 'agrees';
  const cells = [
    name,
    data,
    nominal,
    (hits / trials).toFixed(4),
    `${low.toFixed(4)} to ${high.toFixed(4)}`,
    finding,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

console.log(`Each rate from ${repetitions} repetitions; limits are Clopper–Pearson, each at 99.9 %.\n`);
console.log('| what | draws | nominal | measured | limits | against nominal |');
console.log('| --- | --- | --- | --- | --- | --- |');

let seed = 1000;
for (const [law, detects] of [
  [normalLaw, 0.1],
  [riskCornerLaw, 0.15],
] as const) {
  for (const rate of [0.05, 0.01]) {
    for (const blockSize of [64, 1024]) {
      const options = { detects, rate, blockSize, cap: 2 ** 14, repetitions };
      const data = `${law.name}, blocks of ${blockSize}`;
      row('mean test, false alarm', data, rate, falseAlarms(law, { ...options, seed: seed++ }), repetitions);
      for (const direction of ['too large', 'too small'] as const) {
        const missed = missedErrors(law, direction, { ...options, seed: seed++ });
        row(
          `mean test, missed error, formula ${100 * detects} % ${direction}`,
          data,
          rate,
          missed,
          repetitions,
        );
      }
    }
  }
}
for (const rate of [0.05, 0.01]) {
  const design = { detects: 0.15, falseAlarm: rate, missedError: rate };
  row(
    'law test, false alarm',
    'uniform',
    rate,
    lawFalseAlarms(design, { repetitions, seed: seed++ }),
    repetitions,
  );
  const missed = lawMissedErrors(design, { repetitions, seed: seed++ });
  row('law test, missed error', 'uniform, an atom of 0.15 at ½', rate, missed, repetitions);
  const pathwise = { detects: 0.02, missedError: rate };
  const overlooked = pathwiseMissedErrors(pathwise, { repetitions, seed: seed++ });
  row('pathwise, missed error', 'fails in 2 % of samples', rate, overlooked, repetitions);
  for (const direction of ['at most', 'equal'] as const) {
    const binomial = { claimed: 0.3, direction, detects: 0.15, falseAlarm: rate, missedError: rate };
    const judgeEvent = (p: number) => binomialVerdicts(binomial, p, { repetitions, seed: seed++ });
    const name = `binomial test, ${direction} 0.3`;
    row(`${name}, false alarm`, 'probability 0.3', rate, judgeEvent(0.3).refuted, repetitions);
    row(`${name}, missed error`, 'probability 0.45', rate, judgeEvent(0.45).supported, repetitions);
  }
  const missedExponents = rateMisses(rate, { repetitions, seed: seed++ });
  row('rate, interval misses', 'normal means, 1/n bent by 3/n', rate, missedExponents, repetitions);
}
const broken = { blockSize: 16, cap: 4096, repetitions };
const understated = { ...normalLaw, variance: normalLaw.variance / 4 };
const quartered = falseAlarms(understated, { ...broken, detects: 0.1, rate: 0.05, seed: seed++ });
row('*broken*: mean test told v/4, false alarm', normalLaw.name, 0.05, quartered, repetitions, true);
const missed = missedErrors(understated, 'too large', { ...broken, detects: 0.1, rate: 0.05, seed: seed++ });
row('*broken*: mean test told v/4, missed error', normalLaw.name, 0.05, missed, repetitions, true);
const repeated = falseAlarmsOfRepeatedNormalTest(normalLaw, 1.96, { ...broken, seed: seed++ });
row(
  '*broken*: normal interval at every look, false alarm',
  normalLaw.name,
  0.05,
  repeated,
  repetitions,
  true,
);

console.log('\nFalse alarms too rare to be counted, by importance sampling on normal draws:\n');
console.log('| nominal | measured | standard error | measured/nominal |');
console.log('| --- | --- | --- | --- |');
for (const rate of [0.05, 1e-6, 1e-10]) {
  const options = { detects: 0.1, spread: 1.8, rate, blockSize: 64, cap: 2 ** 17, repetitions, seed: seed++ };
  const { probability, standardError } = rareFalseAlarm(options);
  if (probability - 4 * standardError > rate) defects++;
  const cells = [
    rate,
    probability.toExponential(2),
    standardError.toExponential(1),
    (probability / rate).toFixed(3),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

console.log(
  defects === 0 ? '\nEvery rate keeps its promise.' : `\n${defects} rates do not keep their promise.`,
);
process.exitCode = defects === 0 ? 0 : 1;
