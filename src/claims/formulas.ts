/** How the formulas of a kind of claim are found: the one it is about, and all of them with their places. */
export interface ClaimFormulas<C> {
  /** The formula that the claim is about; null for laws and pathwise claims. */
  readonly claimed: (claim: C) => string | null;
  /** The claim with another formula in the place of the claimed one; null if it claims none. */
  readonly restated: (claim: C, formula: string) => C | null;
  /** What a derivation of the claim ends in, where that is not the claimed formula; null if it is free. */
  readonly concluded?: (claim: C) => string | null;
  /** Every other formula of the claim, with the name of its place. */
  readonly others?: (claim: C) => readonly (readonly [place: string, formula: string])[];
}

export const noFormulas = <C>(): ClaimFormulas<C> => ({ claimed: () => null, restated: () => null });
