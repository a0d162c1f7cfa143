/** What there is to know of one theorem, as plain data. */
import type { ClaimKind, Guarantee, Verdict } from '../verdict.ts';
import type { ClaimLine } from './claim-lines.ts';
import type { ExplainedDerivation } from './derivation.ts';

/** A name and what it stands for. */
export interface Meaning {
  readonly name: string;
  readonly meaning: string;
}

/** Something that the theorem assumes, and the name of the alternative that `riskproof assumptions` puts in its place. */
export interface ExplainedAssumption {
  readonly assumes: string;
  readonly name: string;
}

/** How draws are made, what bounds their variance, and which theorems they assume. */
export interface ExplainedDraw {
  readonly road: 'plain' | 'conditioned';
  /** A formula; null: a pilot estimates the variance, and the guarantee is asymptotic. */
  readonly variance: string | null;
  readonly by: string | null;
  readonly given: readonly string[];
}

/** Another theorem, and what became of it if it was judged. */
export interface Neighbour {
  readonly id: string;
  readonly statement: string | null;
  readonly verdict: Verdict | null;
}

/** What became of the theorem. */
export interface ExplainedVerdict {
  readonly verdict: Verdict;
  readonly guarantee: Guarantee;
  /** The weakest verdict of it and all it stands on; null if some of that was not judged. */
  readonly inherited: Verdict | null;
  readonly draws: number;
  readonly points: number;
  readonly smallestCaught: number | null;
  readonly note?: string;
  readonly error?: string;
  /** A command that repeats the judgement. */
  readonly command: string;
  /** A sentence for a paper or a README. */
  readonly citation: string;
}

/** Everything about one theorem that a reader may ask: the format of `riskproof explain --format json`. */
export interface Explanation {
  readonly version: string;
  readonly id: string;
  readonly cites: string;
  readonly statement: string;
  readonly kind: ClaimKind;
  readonly kindMeans: string;
  readonly howJudged: string;
  readonly claim: readonly ClaimLine[];
  readonly parameters: readonly (Meaning & { readonly values: string })[];
  /** Where it holds, and where it is measured; '' is everywhere. */
  readonly claimDomain: string;
  readonly samplingDomain: string;
  /** On the training data, and of its own. */
  readonly assumptions: readonly ExplainedAssumption[];
  readonly quantities: readonly Meaning[];
  /** Abbreviations, each a formula. */
  readonly where: readonly { readonly name: string; readonly formula: string }[];
  /** Empty for claims that are not means. */
  readonly draws: readonly ExplainedDraw[];
  readonly derivation: ExplainedDerivation | null;
  readonly standsOn: readonly Neighbour[];
  /** Of the catalogue and of what was loaded. */
  readonly stoodOnBy: readonly Neighbour[];
  /** Null where no verdict was asked for. */
  readonly judged: ExplainedVerdict | null;
}
