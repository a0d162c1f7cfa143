/** The symbols that a theorem declares, and the values they may take. */

/** An integer ≥ `least` (default 1). */
export interface NaturalParameter {
  readonly kind: 'natural';
  readonly meaning: string;
  readonly least?: number;
}

/** A real number > 0, or ≥ 0 with `orZero`. */
export interface PositiveParameter {
  readonly kind: 'positive';
  readonly meaning: string;
  readonly orZero?: boolean;
}

/** Positive singular values in non-increasing order. */
export interface SpectrumParameter {
  readonly kind: 'spectrum';
  readonly meaning: string;
  /** How many there are: a formula in the naturals, such as 'min(dx, dy)' or 'r'. */
  readonly length: string;
  /** The smallest ratio of neighbours s_i/s_{i+1}; 1, the default, allows equal values. */
  readonly gap?: number;
}

export type Parameter = NaturalParameter | PositiveParameter | SpectrumParameter;
export type Parameters = Readonly<Record<string, Parameter>>;

type Options<P extends Parameter, K extends keyof P> = Pick<P, K>;

/** A parameter that is an integer ≥ 1, or ≥ `least`. */
export function natural(meaning: string, options: Options<NaturalParameter, 'least'> = {}): NaturalParameter {
  return { kind: 'natural', meaning, ...options };
}

/** A parameter that is a real number > 0, or ≥ 0 with `orZero`. */
export function positive(
  meaning: string,
  options: Options<PositiveParameter, 'orZero'> = {},
): PositiveParameter {
  return { kind: 'positive', meaning, ...options };
}

/** A parameter that is a list of singular values; `length` is a formula in the naturals. */
export function spectrum(
  meaning: string,
  length: string,
  options: Options<SpectrumParameter, 'gap'> = {},
): SpectrumParameter {
  return { kind: 'spectrum', meaning, length, ...options };
}

export function namesOf(parameters: Parameters, kind: Parameter['kind']): string[] {
  return Object.keys(parameters).filter((name) => parameters[name]!.kind === kind);
}

/** The least value of a natural. */
export function leastOf(parameters: Parameters, name: string): number {
  const declared = parameters[name]!;
  return declared.kind === 'natural' ? (declared.least ?? 1) : 0;
}

/** '>= 1', '> 0': what the declaration alone says of a natural or a positive number. */
export function signOf(parameters: Parameters, name: string): string {
  const declared = parameters[name]!;
  if (declared.kind === 'natural') return `>= ${leastOf(parameters, name)}`;
  return declared.kind === 'positive' && declared.orZero ? '>= 0' : '> 0';
}
