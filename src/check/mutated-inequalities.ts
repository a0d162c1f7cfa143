/** The inequality of a claim, turned or made strict: killed by what was seen of the claim itself. */
import type { Theorem } from '../theorem.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';

export interface MutatedInequality {
  readonly place: string;
  readonly description: string;
  readonly formula: string;
  /** Where it was killed. */
  readonly killedBy: readonly ParameterValues[];
  /** What it means that nothing killed it. */
  readonly ifSurvived: string;
}

/**
 * A regime, a sign and a bound turned around, and a bound made strict. A bound that is turned is killed where the
 * interval of the mean lies on its true side, or every sample has slack; a strict one where the bound is attained.
 *
 * @param evidence - Of the theorem itself.
 * @param positiveAt - For an identity with a sign: where its right side was evaluated to be positive.
 */
export function mutatedInequalities(
  { claim: stated }: Theorem,
  evidence: readonly Evidence[],
  positiveAt: readonly ParameterValues[],
): MutatedInequality[] {
  const claim = stated.kind === 'conjecture' ? stated.claim : stated;
  const where = (holds: (one: Evidence) => boolean) =>
    evidence.filter(holds).map(({ parameters }) => parameters);
  const isSupported = ({ verdict }: Evidence) => verdict === 'supported';
  const turned = (
    place: string,
    formula: string,
    killedBy: readonly ParameterValues[],
  ): MutatedInequality => ({
    place,
    description: 'inequality turned',
    formula,
    killedBy,
    ifSurvived: 'nowhere was it seen to hold strictly',
  });
  const strict = (
    place: string,
    formula: string,
    killedBy: readonly ParameterValues[],
  ): MutatedInequality => ({
    place,
    description: 'inequality made strict',
    formula,
    killedBy,
    ifSurvived: 'equality was not seen: it says more, and held wherever it was measured',
  });
  switch (claim.kind) {
    case 'regime':
      return [turned('boundary', `${claim.symbol} > ${claim.boundary}`, where(isSupported))];
    case 'identity':
      return claim.positive ? [turned('sign', `${claim.right} < 0`, positiveAt)] : [];
    case 'bound on a mean':
      return [
        turned('bound', `mean >= ${claim.atMost}`, where(isBelow)),
        strict('bound', `mean < ${claim.atMost}`, where(isConstantAtBound)),
      ];
    case 'probability': {
      if (claim.direction === 'equal') return [];
      const [opposite, sign] = claim.direction === 'at most' ? ['>=', '<'] : ['<=', '>'];
      return [
        turned(
          'bound',
          `P ${opposite} ${claim.formula}`,
          where(claim.direction === 'at most' ? isBelow : isAbove),
        ),
        strict('bound', `P ${sign} ${claim.formula}`, where(isConstantAtBound)),
      ];
    }
    case 'pathwise bound':
      return [
        turned(
          'bound',
          `not (${claim.statement})`,
          where(({ slack = 0 }) => slack > leastSlack),
        ),
        strict(
          'bound',
          `${claim.statement}, strictly`,
          where((one) => one.road === 'attained' && isSupported(one)),
        ),
      ];
    default:
      return [];
  }
}

/** A slack above the rounding of any sample. */
const leastSlack = 1e-6;

const isBelow = ({ interval, predicted }: Evidence) =>
  interval !== null && predicted !== null && interval[1] < predicted;
const isAbove = ({ interval, predicted }: Evidence) =>
  interval !== null && predicted !== null && interval[0] > predicted;
const isConstantAtBound = ({ interval, predicted }: Evidence) =>
  interval !== null && interval[0] === predicted && interval[1] === predicted;
