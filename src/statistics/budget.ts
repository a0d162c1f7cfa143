/**
 * What a run promises, and how it is shared out.
 *
 * **falseAlarm** is the probability that *anything true* is refuted *anywhere* in one run: at 1e-6, a suite of
 * true theorems that is run once a day under fresh seeds is expected to fail by chance once in 2,700 years. Every
 * theorem owns 1/1024 of it for its claim and as much for its derivation, however many are selected, so that a
 * filter, a shard or a cache never changes a verdict (and a suite may hold 512 theorems); within a theorem it is
 * shared equally over what is measured, for
 * a union bound. **missedError** is the probability that a claim which is wrong by more than **detects** at the
 * parameters tried is supported. It is not shared out: support requires every measurement to support, so the
 * one that looks where the claim is wrong is enough. Both are per run and per seed: whoever edits a formula k
 * times on one seed spends k times as much. In the names of this folder, `…Size`, `…Draws` and `…Needed` are
 * the effort for given error rates, `…Detectable` the error seen for given effort.
 */

/** How hard one kind of claim is looked at. */
export interface Effort {
  /** The number of parameter points tried for each theorem. */
  readonly parameterDraws: number;
  /** The smallest relative error that must not pass unnoticed. */
  readonly detects: number;
}

export interface Profile {
  /** Means, laws, pathwise claims: what is cheap to draw. */
  readonly means: Effort;
  /** Limits, asymptotics and trained regimes: what is dear to draw. */
  readonly limits: Effort;
}

export type ProfileName = 'quick' | 'default' | 'thorough';

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  quick: {
    means: { parameterDraws: 3, detects: 0.05 },
    limits: { parameterDraws: 3, detects: 0.05 },
  },
  default: {
    means: { parameterDraws: 10, detects: 0.02 },
    limits: { parameterDraws: 3, detects: 0.05 },
  },
  thorough: {
    means: { parameterDraws: 50, detects: 0.005 },
    limits: { parameterDraws: 50, detects: 0.005 },
  },
};

/** The promise of one run. */
export interface Budget extends Profile {
  readonly falseAlarm: number;
  readonly missedError: number;
}

/** What a user may set; everything has a default. */
export interface BudgetOptions {
  readonly profile?: ProfileName;
  /** Default 1e-6. */
  readonly falseAlarm?: number;
  /** Default 1e-6. */
  readonly missedError?: number;
  /** Replaces the profile's own for every kind of claim. */
  readonly detects?: number;
  /** Replaces the profile's number of parameter draws for every kind of claim. */
  readonly runs?: number;
}

/** The budget of these options. Throws an error that names the option and its value. */
export function budget(options: BudgetOptions = {}): Budget {
  const { profile = 'default', falseAlarm = 1e-6, missedError = 1e-6, detects, runs } = options;
  if (!Object.hasOwn(profiles, profile)) {
    throw new RangeError(`profile must be one of ${Object.keys(profiles).join(', ')}, got ${profile}`);
  }
  openUnit('falseAlarm', falseAlarm);
  openUnit('missedError', missedError);
  if (detects !== undefined) openUnit('detects', detects);
  if (runs !== undefined) count('runs', runs);
  const effort = (usual: Effort): Effort => ({
    parameterDraws: runs ?? usual.parameterDraws,
    detects: detects ?? usual.detects,
  });
  const { means, limits } = profiles[profile];
  return { falseAlarm, missedError, means: effort(means), limits: effort(limits) };
}

/** The false-alarm probability that the claim of one theorem owns, and its derivation once more. */
export function theoremShare(falseAlarm: number): number {
  openUnit('falseAlarm', falseAlarm);
  return falseAlarm / 1024;
}

/**
 * The false-alarm probability of one measurement: the theorem's, shared equally.
 *
 * @param share - What the theorem owns: `theoremShare(falseAlarm)`.
 * @param parameterDraws - At how many parameter points the theorem is measured.
 * @param measurements - How many measurements are made at each.
 */
export function measurementShare(share: number, parameterDraws: number, measurements: number): number {
  openUnit('share', share);
  count('parameterDraws', parameterDraws);
  count('measurements', measurements);
  return share / (parameterDraws * measurements);
}

function openUnit(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must lie between 0 and 1, got ${value}`);
}

function count(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${name} must be an integer ≥ 1, got ${value}`);
}
