/** Simulations of the mean test as the judge runs it: block after block, until a verdict or the cap on draws. */
import { randomNormal } from 'd3-random';
import { addDraws, decide, emptyState, type MeanTestDesign } from '../../src/statistics/mean-test.ts';
import { type KnownLaw, uniformSource } from './random.ts';

export interface Simulation {
  readonly design: MeanTestDesign;
  /** The true law of the draws, whose mean need not be the claimed one. */
  readonly law: KnownLaw;
  /** Draws between two looks; a multiple of 16. */
  readonly blockSize: number;
  /** Undecided after this many draws. */
  readonly cap: number;
  readonly repetitions: number;
  readonly seed: number;
}

/** What became of the repetitions, and the draws they took on average. */
export function verdicts(simulation: Simulation): {
  counts: { supported: number; refuted: number; undecided: number };
  meanDraws: number;
} {
  const { design, law, blockSize, cap, repetitions, seed } = simulation;
  const draw = law.sampler(uniformSource(seed));
  const block = new Float64Array(blockSize);
  const counts = { supported: 0, refuted: 0, undecided: 0 };
  let draws = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    let state = emptyState(design);
    let verdict: ReturnType<typeof decide> = null;
    while (verdict === null && state.count < cap) {
      for (let i = 0; i < blockSize; i++) block[i] = draw();
      state = addDraws(design, state, block);
      verdict = decide(design, state);
    }
    counts[verdict ?? 'undecided']++;
    draws += state.count;
  }
  return { counts, meanDraws: draws / repetitions };
}

/** A rate too small to be met by chance: it takes one of the two verdicts out of a simulation. */
const never = 1e-300;

/**
 * How often a true formula is refuted at any look before the cap. Support does not end a repetition, so this is
 * at least the rate of false alarms of a judge, who stops there.
 */
export function falseAlarms(
  law: KnownLaw,
  options: {
    detects: number;
    rate: number;
    blockSize: number;
    cap: number;
    repetitions: number;
    seed: number;
  },
): number {
  const { detects, rate, ...how } = options;
  const design = { ...designOf(law, law.mean, detects), falseAlarm: rate, missedError: never };
  return verdicts({ design, law, ...how }).counts.refuted;
}

/**
 * How often a formula that is wrong by exactly `detects` is supported at any look before the cap. Refutation does
 * not end a repetition, so this is at least the rate of missed errors of a judge, who stops there.
 *
 * @param direction - `too large`: the mean is f − detects·|f|; `too small`: it is f + detects·|f|.
 */
export function missedErrors(
  law: KnownLaw,
  direction: 'too large' | 'too small',
  options: {
    detects: number;
    rate: number;
    blockSize: number;
    cap: number;
    repetitions: number;
    seed: number;
  },
): number {
  const { detects, rate, ...how } = options;
  const claimed = law.mean / (direction === 'too large' ? 1 - detects : 1 + detects);
  const design = { ...designOf(law, claimed, detects), falseAlarm: never, missedError: rate };
  return verdicts({ design, law, ...how }).counts.supported;
}

function designOf(
  law: KnownLaw,
  claimed: number,
  detects: number,
): Omit<MeanTestDesign, 'falseAlarm' | 'missedError'> {
  return { claimed, margin: detects * Math.abs(claimed), variance: law.variance };
}

/**
 * The probability that a true formula is ever refuted on normal draws, by importance sampling, for rates that no
 * plain simulation reaches.
 *
 * The draws are N(f + θ, v) with θ picked at random from tilts ±λv, the ones against which the test is built. At
 * the stopping time the likelihood ratio of the truth to this mixture, given t draws with Σ(X − f) = S, is
 *
 *     1 / average over θ of exp(θS/v − tθ²/2v),
 *
 * exact for normal draws, and close to the false-alarm rate itself: its variance is that of the overshoot.
 *
 * @returns The estimate and its standard error.
 */
export function rareFalseAlarm(options: {
  detects: number;
  /** Coefficient of variation of the draws. */
  spread: number;
  rate: number;
  blockSize: number;
  cap: number;
  repetitions: number;
  seed: number;
}): { probability: number; standardError: number } {
  const { detects, spread, rate, blockSize, cap, repetitions, seed } = options;
  const variance = spread ** 2;
  const design = { claimed: 1, margin: detects, variance, falseAlarm: rate, missedError: never };
  const largest = spread / 4; // λ = 1/√(v/16) tilts a cell by √(v/16)
  const tilts = [1, 4, 16, Number.POSITIVE_INFINITY].flatMap((factor) => {
    const tilt = Math.min(factor * detects, largest);
    return [tilt, -tilt];
  });
  const uniform = uniformSource(seed);
  const normal = randomNormal.source(uniform)(0, spread);
  const block = new Float64Array(blockSize);
  let sum = 0;
  let squares = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const tilt = tilts[Math.floor(uniform() * tilts.length)]!;
    let state = emptyState(design);
    let refuted = false;
    let total = 0;
    while (!refuted && state.count < cap) {
      for (let i = 0; i < blockSize; i++) {
        const away = tilt + normal();
        total += away;
        block[i] = 1 + away;
      }
      state = addDraws(design, state, block);
      refuted = decide(design, state) === 'refuted';
    }
    if (!refuted) continue;
    const logs = tilts.map((theta) => (theta * total - (state.count * theta * theta) / 2) / variance);
    const ratio = tilts.length / logs.reduce((added, log) => added + Math.exp(log), 0);
    sum += ratio;
    squares += ratio * ratio;
  }
  const probability = sum / repetitions;
  return { probability, standardError: Math.sqrt((squares / repetitions - probability ** 2) / repetitions) };
}
