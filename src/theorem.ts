/**
 * A theorem is one small file of data: what it says, where it holds, what it stands on. Everything symbolic in it is
 * read and checked when it is constructed, so that a misspelt symbol fails at once and names its place.
 */
import { type Domain, declareDomain, type Parameters } from './algebra/domain.ts';
import {
  checkSymbols,
  type Expression,
  formatExpression,
  parseExpression,
  substituteExpressions,
} from './algebra/expression.ts';
import { argminSymbols } from './claims/argmin.ts';
import {
  claimedFormula,
  concludedFormula,
  formulasOf,
  isDear,
  withFormula,
} from './claims/claim-formulas.ts';
import {
  type Cited,
  type Claim,
  type ConditionedRoad,
  type DataAssumption,
  dataAssumptions,
  type Freedom,
  freedoms,
  isAssumed,
  type OwnAssumption,
  type VarianceBound,
} from './claims.ts';
import { citedIn, type Derivation, type Lemma, type Renaming, readDerivation } from './derivation.ts';
import type { RandomStream } from './models/random.ts';
import type { ClaimKind, ParameterValues } from './verdict.ts';

/** The values that parameters declared as `P` take: a list for a spectrum, a number for everything else. */
export type Values<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends { readonly kind: 'spectrum' } ? readonly number[] : number;
};

/** A symbol that is not drawn but follows from what is: its meaning, and its value at a point. */
export interface Quantity<V> {
  readonly meaning: string;
  readonly value: (values: V, fixed: RandomStream) => number;
}

export const quantity = <V>(meaning: string, value: Quantity<V>['value']): Quantity<V> => ({
  meaning,
  value,
});

/** What an author writes. */
export interface TheoremDefinition<P extends Parameters> {
  /** Lower case words joined by hyphens; unique in a run. */
  readonly id: string;
  readonly cites: string;
  /** The claim in words, one sentence. */
  readonly statement: string;
  readonly parameters: P;
  /** Where the formula holds, e.g. 'n > dx + 1'. */
  readonly holdsWhen?: string;
  /** Where it is measured: inside the claim domain, with the moments that the test needs. */
  readonly sampleWhen?: string;
  readonly quantities?: Readonly<Record<string, Quantity<NoInfer<Values<P>>>>>;
  /** Abbreviations used in the formulas below, each in terms of what stands before it. */
  readonly where?: Readonly<Record<string, string>>;
  readonly claim: Claim<NoInfer<Values<P>>>;
  /** A bound on the variance of one plain draw; without it a pilot estimates it and the guarantee is asymptotic. */
  readonly variance?: VarianceBound;
  /** A sharper draw of the same mean. */
  readonly conditioned?: ConditionedRoad<NoInfer<Values<P>>>;
  readonly derivation?: Derivation<NoInfer<Values<P>>>;
  /** Why it has no derivation: what it is a fact of, or what stands in the way. */
  readonly underived?: string;
  /** What it stands on beyond what the fields above name. */
  readonly standsOn?: readonly Cited[];
  /** Draws are dear (an iterative fit): judged with the effort of limits. Limits always are. */
  readonly costly?: boolean;
  /** Signs to be certified beside those that the claim itself has. */
  readonly certifies?: readonly SignStatement[];
  /** What it holds for whatever the law is; by default it makes every assumption of the setting on X and E. */
  readonly holdsFor?: readonly Freedom[];
  /** Assumptions of its own beyond those on X and E, each with a draw of the claimed mean where it does not hold. */
  readonly assumes?: readonly OwnAssumption<NoInfer<Values<P>>>[];
}

/** The sign of a formula, on the claim domain, that the statement rests on and algebra can decide. */
export interface SignStatement {
  readonly formula: string;
  /** > by default. */
  readonly relation?: '>' | '>=';
  /** Symbols of its own, with their signs. */
  readonly symbols?: Readonly<Record<string, '> 0' | '>= 0'>>;
}

/** A definition whose samplers have forgotten which parameters they take. */
type Untyped = Omit<
  TheoremDefinition<Parameters>,
  'claim' | 'conditioned' | 'quantities' | 'assumes' | 'derivation'
> & {
  readonly claim: Claim<ParameterValues>;
  readonly derivation?: Derivation<ParameterValues>;
  readonly conditioned?: ConditionedRoad<ParameterValues>;
  readonly quantities?: Readonly<Record<string, Quantity<ParameterValues>>>;
  readonly assumes?: readonly OwnAssumption<ParameterValues>[];
};

const brand = Symbol.for('riskproof.theorem');

/** A theorem that has been read and checked. */
export interface Theorem extends Cited {
  readonly id: string;
  readonly cites: string;
  readonly statement: string;
  readonly kind: ClaimKind;
  readonly claim: Claim<ParameterValues>;
  readonly parameters: Parameters;
  readonly claimDomain: Domain;
  readonly samplingDomain: Domain;
  readonly quantities: Readonly<Record<string, Quantity<ParameterValues>>>;
  /** The abbreviations as they were written; `read` writes them out. */
  readonly where: Readonly<Record<string, string>>;
  readonly variance: VarianceBound | null;
  readonly conditioned: ConditionedRoad<ParameterValues> | null;
  readonly derivation: Derivation<ParameterValues> | null;
  readonly underived: string | null;
  readonly standsOn: readonly string[];
  readonly costly: boolean;
  readonly certifies: readonly SignStatement[];
  readonly holdsFor: readonly Freedom[];
  readonly assumes: readonly OwnAssumption<ParameterValues>[];
  /** Reads a formula over parameters, quantities and `extra` symbols, with the abbreviations written out. */
  readonly read: (formula: string, extra?: Iterable<string>) => Expression;
  /** The claimed value as a formula, where the claim is one. */
  readonly claimed: Expression | null;
}

/** A theorem that cannot be constructed: which one, which piece of it, and why. */
export class TheoremError extends Error {
  constructor(id: string, piece: string, reason: string) {
    super(`theorem '${id}', ${piece}: ${reason}`);
    this.name = 'TheoremError';
  }
}

/** Reads and checks a theorem. Throws a TheoremError that names the piece which is wrong. */
export function theorem<const P extends Parameters>(definition: TheoremDefinition<P>): Theorem {
  const { id, parameters, quantities = {}, where = {} } = definition;
  const reading = <T>(piece: string, read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw new TheoremError(id, piece, (error as Error).message);
    }
  };
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    throw new TheoremError(id, 'id', 'must be lower case words joined by hyphens');
  }
  const symbols = [...Object.keys(parameters), ...Object.keys(quantities)];
  const written: Record<string, Expression> = {};
  for (const [name, formula] of Object.entries(where)) {
    reading(`where ${name}`, () => {
      const expression = parseExpression(formula);
      checkSymbols(formula, expression, [...symbols, ...Object.keys(written)]);
      written[name] = substituteExpressions(expression, written);
    });
  }
  const read = (formula: string, extra: Iterable<string> = []): Expression => {
    const expression = parseExpression(formula);
    checkSymbols(formula, expression, [...symbols, ...Object.keys(where), ...extra]);
    return substituteExpressions(expression, written);
  };
  const { claim } = definition;
  for (const [piece, formula] of formulasOf(claim)) reading(piece, () => read(formula));
  if (claim.kind === 'argmin') {
    for (const piece of ['objective', 'factor'] as const) {
      const formula = claim[piece];
      if (formula !== undefined) reading(piece, () => read(formula, argminSymbols(claim)));
    }
  }
  if (claim.kind === 'rate') reading('rate', () => checkGrowing(claim.in, claim.multiples, parameters));
  for (const { formula, symbols: own = {} } of definition.certifies ?? []) {
    reading('certifies', () => read(formula, Object.keys(own)));
  }
  for (const bound of [definition.variance, definition.conditioned?.variance]) {
    if (bound) reading('variance', () => read(bound.formula));
  }
  const { derivation } = definition;
  if (derivation !== undefined) readDerivation(derivation, read, renamedClaim, reading);
  for (const freedom of definition.holdsFor ?? []) {
    if (!freedoms.includes(freedom)) {
      throw new TheoremError(id, 'holdsFor', `'${freedom}' is none of ${freedoms.join(', ')}`);
    }
  }
  const holdsWhen = definition.holdsWhen ?? '';
  const drawn = drawnParameters(parameters, claim);
  const claimDomain = reading('holdsWhen', () => declareDomain(parameters, holdsWhen));
  const sampleWhen = [holdsWhen, definition.sampleWhen ?? ''].filter((text) => text.trim() !== '').join(', ');
  const samplingDomain = reading('sampleWhen', () => declareDomain(drawn, sampleWhen));
  const claimed = claimedFormula(definition.claim);
  // From here on values come from `parameters` themselves, so the typed samplers can be used with untyped values.
  const untyped = definition as unknown as Untyped;
  return Object.freeze({
    [brand]: true,
    id,
    cites: definition.cites,
    statement: definition.statement,
    kind: definition.claim.kind,
    claim: untyped.claim,
    parameters,
    claimDomain,
    samplingDomain,
    quantities: untyped.quantities ?? {},
    where,
    variance: definition.variance ?? null,
    conditioned: untyped.conditioned ?? null,
    derivation: untyped.derivation ?? null,
    underived: definition.underived ?? null,
    standsOn: citedBy(untyped),
    costly: definition.costly ?? isDear(definition.claim),
    certifies: definition.certifies ?? [],
    holdsFor: definition.holdsFor ?? [],
    assumes: untyped.assumes ?? [],
    read,
    claimed: claimed === null ? null : read(claimed),
  });
}

/**
 * The assumptions on the data that a theorem makes: those on X where it has samples, those on E where it has noise,
 * without those that it says it holds without.
 */
export function assumedOfData({ parameters, holdsFor }: Theorem): DataAssumption[] {
  const parameterOf = { design: 'n', noise: 'sigma' };
  return dataAssumptions.filter(
    (assumption) =>
      Object.hasOwn(parameters, parameterOf[assumption.about]) && isAssumed(assumption, holdsFor),
  );
}

/** Recognises theorems across copies of the package. */
export function isTheorem(value: unknown): value is Theorem {
  return typeof value === 'object' && value !== null && brand in value;
}

/**
 * The same theorem with another formula in its claim, as an edit of its file would make it: what a near miss or a
 * revised paper is judged with. Throws a TheoremError if the theorem claims no formula or the new one cannot be read.
 */
export function restate(original: Theorem, formula: string): Theorem {
  const claim = withFormula(original.claim, formula);
  if (claim === null) throw new TheoremError(original.id, 'claim', 'is not a formula');
  try {
    return Object.freeze({ ...original, claim, claimed: original.read(formula) });
  } catch (error) {
    throw new TheoremError(original.id, 'claim', (error as Error).message);
  }
}

/** What the last line of a derivation must be: the claimed formula, or a difference as its factors; null if that is free. */
export function conclusionOf({ claim }: Theorem): string | null {
  return concludedFormula(claim);
}

/**
 * The claimed variance of another theorem as a bound here, with its symbols renamed (say dy to r).
 * Throws a TheoremError if that theorem claims no formula.
 */
export function varianceFrom(source: Theorem, renaming: Renaming = {}): VarianceBound {
  return { formula: formatExpression(renamedClaim(source, renaming)), by: source.id };
}

/** The formula that a theorem claims, with its symbols renamed. Throws a TheoremError if it claims none. */
export function renamedClaim(source: Lemma, renaming: Renaming): Expression {
  if (source.claimed === null) throw new TheoremError(source.id, 'claim', 'is not a formula');
  const replacements = Object.entries(renaming).map(([name, text]) => [name, parseExpression(text)] as const);
  return substituteExpressions(source.claimed, Object.fromEntries(replacements));
}

/**
 * A regime is measured on both sides of its boundary, a divergence at its poles: the symbol is set there and not drawn,
 * or the parameter that places the boundary. A natural of a regime is drawn all the same, since it stands in the
 * constraints of others.
 */
function drawnParameters<V>(parameters: Parameters, claim: Claim<V>): Parameters {
  const set = parameterThatIsSet(claim);
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([name, { kind }]) => name !== set || (claim.kind === 'regime' && kind === 'natural'),
    ),
  );
}

function parameterThatIsSet<V>(claim: Claim<V>): string | null {
  if (claim.kind === 'regime') return claim.placedBy?.parameter ?? claim.symbol;
  if (claim.kind === 'asymptotic') return claim.exact?.symbol ?? null;
  return claim.kind === 'divergence' && claim.laws !== undefined ? claim.symbol : null;
}

/** What grows in a rate is a number, and stays a natural if it is one. */
function checkGrowing(name: string, multiples: readonly number[], parameters: Parameters): void {
  const kind = Object.hasOwn(parameters, name) ? parameters[name]!.kind : null;
  if (kind !== 'natural' && kind !== 'positive') {
    throw new RangeError(`'${name}' is not a parameter that is a number`);
  }
  if (kind === 'natural' && !multiples.every(Number.isSafeInteger)) {
    throw new RangeError(`the natural '${name}' is multiplied by ${multiples.join(', ')}`);
  }
}

function citedBy(definition: Untyped): string[] {
  const { claim, conditioned, derivation, standsOn = [], variance } = definition;
  const limit = claim.kind === 'conjecture' ? claim.claim : claim;
  const extrapolated = limit.kind === 'limit' && 'orders' in limit ? limit.conditioned : undefined;
  const comparesRisks = claim.kind === 'regime' || claim.kind === 'discrete argmin';
  const roads: (Partial<ConditionedRoad<ParameterValues>> | undefined | null)[] = [
    conditioned,
    comparesRisks ? claim.conditioned : undefined,
    extrapolated && { given: extrapolated.given },
  ];
  const lemmas = derivation === undefined ? [] : citedIn(derivation).map(({ id }) => id);
  const cited = [
    ...standsOn.map(({ id }) => id),
    ...lemmas,
    ...roads.flatMap((road) => [...(road?.given ?? []).map(({ id }) => id), road?.variance?.by ?? null]),
    variance?.by ?? null,
  ];
  return [...new Set(cited.filter((id): id is string => id !== null))];
}
