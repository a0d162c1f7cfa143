/** Which formulas a claim of each kind holds, and where. */
import type { Claim } from './claims.ts';

/** The claim with another formula in the place of the claimed one; null if it claims none. */
export function withFormula<V>(claim: Claim<V>, formula: string): Claim<V> | null {
  switch (claim.kind) {
    case 'mean':
    case 'limit':
      return { ...claim, equals: formula };
    case 'bound on a mean':
      return { ...claim, atMost: formula };
    case 'identity':
      return { ...claim, right: formula };
    case 'regime':
      return { ...claim, boundary: formula };
    case 'divergence':
      return { ...claim, formula };
    default:
      return null;
  }
}

/** The formula that a claim is about; null for laws and pathwise claims. */
export function claimedFormula<V>(claim: Claim<V>): string | null {
  switch (claim.kind) {
    case 'mean':
    case 'limit':
      return claim.equals;
    case 'bound on a mean':
      return claim.atMost;
    case 'identity':
      return claim.right;
    case 'divergence':
      return claim.formula;
    case 'conjecture':
      return claimedFormula(claim.claim);
    default:
      return null;
  }
}

/** Every formula of a claim with the name of its place. */
export function formulasOf<V>(claim: Claim<V>): [string, string][] {
  const claimed = claimedFormula(claim);
  const formulas: [string, string][] = claimed === null ? [] : [['claim', claimed]];
  if (claim.kind === 'identity') {
    formulas.push(['left side', claim.left]);
    if (claim.gap) formulas.push(['relativeTo', claim.gap.relativeTo]);
  }
  if (claim.kind === 'regime') {
    formulas.push(['boundary', claim.boundary], ['factor', claim.factor]);
    formulas.push(
      [`risk of ${claim.methods[0]}`, claim.risks[0]],
      [`risk of ${claim.methods[1]}`, claim.risks[1]],
    );
    for (const { of, equals } of claim.solved ?? []) {
      formulas.push([`solved for ${of}`, of], [`solved for ${of}`, equals]);
    }
  }
  if (claim.kind === 'argmin') formulas.push(['at', claim.at]);
  if (claim.kind === 'divergence') {
    for (const pole of claim.poles) formulas.push([`pole ${pole}`, pole]);
  }
  return formulas;
}

/** Limits and asymptotics need many draws of something costly, or large dimensions. */
export function isDear<V>(claim: Claim<V>): boolean {
  if (claim.kind === 'conjecture') return isDear(claim.claim);
  return claim.kind === 'limit' || claim.kind === 'asymptotic';
}
