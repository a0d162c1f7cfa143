/** Which formulas a claim of each kind holds, and where. */
import { argminFormulas } from './argmin.ts';
import { asymptoticFormulas } from './asymptotic.ts';
import type { Claim } from './claim.ts';
import { divergenceFormulas } from './divergence.ts';
import { type ClaimFormulas, noFormulas } from './formulas.ts';
import { identityFormulas } from './identity.ts';
import { limitFormulas } from './limit.ts';
import { meanBoundFormulas, meanFormulas } from './mean.ts';
import { probabilityFormulas } from './probability.ts';
import { rateFormulas } from './rate.ts';
import { regimeFormulas } from './regime.ts';

type AnyClaim = Claim<never>;
type OfKind<K extends AnyClaim['kind']> = Extract<AnyClaim, { readonly kind: K }>;

const table: { readonly [K in AnyClaim['kind']]: ClaimFormulas<OfKind<K>> } = {
  mean: meanFormulas,
  'bound on a mean': meanBoundFormulas,
  law: noFormulas(),
  'pathwise identity': noFormulas(),
  'pathwise bound': noFormulas(),
  limit: limitFormulas,
  identity: identityFormulas,
  regime: regimeFormulas,
  argmin: argminFormulas,
  'discrete argmin': noFormulas(),
  asymptotic: asymptoticFormulas,
  divergence: divergenceFormulas,
  probability: probabilityFormulas,
  rate: rateFormulas,
  conjecture: {
    claimed: ({ claim }) => claimedFormula(claim),
    concluded: ({ claim }) => concludedFormula(claim),
    restated: (conjecture, formula) => ({
      ...conjecture,
      claim: withFormula(conjecture.claim, formula) as OfKind<'conjecture'>['claim'],
    }),
    others: ({ claim }) => otherFormulas(claim),
  },
};

const formulasFor = <V>(claim: Claim<V>) => table[claim.kind] as unknown as ClaimFormulas<Claim<V>>;
const otherFormulas = <V>(claim: Claim<V>) => formulasFor(claim).others?.(claim) ?? [];

/** The claim with another formula in the place of the claimed one; null if it claims none. */
export function withFormula<V>(claim: Claim<V>, formula: string): Claim<V> | null {
  return formulasFor(claim).restated(claim, formula);
}

/** The formula that a claim is about; null for laws and pathwise claims. */
export function claimedFormula<V>(claim: Claim<V>): string | null {
  return formulasFor(claim).claimed(claim);
}

/** What a derivation of the claim ends in: the claimed formula, or a difference as its factors; null if that is free. */
export function concludedFormula<V>(claim: Claim<V>): string | null {
  const { claimed, concluded = claimed } = formulasFor(claim);
  return concluded(claim);
}

/** Every formula of a claim with the name of its place. */
export function formulasOf<V>(claim: Claim<V>): (readonly [place: string, formula: string])[] {
  const claimed = claimedFormula(claim);
  return [...(claimed === null ? [] : [['claim', claimed] as const]), ...otherFormulas(claim)];
}

/** Limits, asymptotics and rates need many draws of something costly, or large dimensions. */
export function isDear<V>(claim: Claim<V>): boolean {
  if (claim.kind === 'conjecture') return isDear(claim.claim);
  return claim.kind === 'limit' || claim.kind === 'asymptotic' || claim.kind === 'rate';
}
