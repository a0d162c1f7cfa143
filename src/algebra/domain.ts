/**
 * Where a theorem holds: its parameters, and linear constraints between them that are read exactly. Values in the
 * domain are constructed along the bounds of `eliminate`, so that nothing ever has to be filtered.
 */
import type { ParameterValues } from '../verdict.ts';
import {
  checkSymbols,
  compileExpression,
  FormulaError,
  parseConstraints,
  parseExpression,
} from './expression.ts';
import { both, type LinearConstraint, linearAlternatives } from './linear-form.ts';
import {
  eliminate,
  holdsAt,
  type Inequality,
  inequality,
  type VariableBounds,
} from './linear-inequalities.ts';
import { namesOf, type Parameters, type SpectrumParameter } from './parameter.ts';
import type { Rational } from './rational-number.ts';
import { isEmptyRange, isInRange, positiveRange, type RealRange, restrict } from './real-range.ts';

export * from './parameter.ts';

/** Inequalities between the naturals that hold together, and their bounds in an order of construction. */
export interface Alternative {
  readonly inequalities: readonly Inequality[];
  readonly bounds: readonly VariableBounds[];
}

export interface Domain {
  readonly parameters: Parameters;
  /** The constraints as they were written. */
  readonly text: string;
  /** The domain is the union of these: r >= min(dx, dy) gives two. */
  readonly alternatives: readonly Alternative[];
  /** The range of each positive parameter. */
  readonly ranges: Readonly<Record<string, RealRange>>;
  /** What one natural constraint says, as alternatives, with its text. */
  readonly naturalConstraints: readonly {
    readonly text: string;
    readonly anyOf: readonly (readonly Inequality[])[];
  }[];
}

const mostAlternatives = 32;

/**
 * A domain: the parameters, subject to constraints such as 'n > dx + 1 and r < min(dx, dy)' or 'sigma >= 1/10'.
 * Constraints between naturals are linear, also inside min and max; a positive parameter is bounded by constants.
 *
 * @throws FormulaError for a constraint that cannot be read or is not of this form, naming the piece.
 * @throws RangeError if no values satisfy the constraints.
 */
export function declareDomain(parameters: Parameters, text: string): Domain {
  for (const name of namesOf(parameters, 'spectrum')) checkLength(name, parameters);
  const naturals = namesOf(parameters, 'natural');
  const ranges: Record<string, RealRange> = {};
  for (const name of namesOf(parameters, 'positive')) {
    const declared = parameters[name]!;
    ranges[name] = positiveRange(declared.kind === 'positive' && declared.orZero === true);
  }
  const naturalConstraints: Domain['naturalConstraints'][number][] = [];
  for (const constraint of parseConstraints(text)) {
    checkSymbols(text, constraint, Object.keys(parameters));
    const anyOf = linearAlternatives(constraint);
    const names = anyOf.flat().flatMap(({ form }) => [...form.coefficients.keys()]);
    const other = names.find((name) => !naturals.includes(name));
    if (other === undefined) {
      naturalConstraints.push({
        text: constraint.text,
        anyOf: anyOf.map((forms) => forms.map(overIntegers)),
      });
    } else if (ranges[other] !== undefined && names.every((name) => name === other) && anyOf.length === 1) {
      for (const bound of anyOf[0]!) {
        // A part without the parameter, as in min(sigma, 2) > 1, says something about constants alone.
        if (bound.form.coefficients.size > 0) ranges[other] = restrict(ranges[other]!, bound);
        else naturalConstraints.push({ text: constraint.text, anyOf: [[overIntegers(bound)]] });
      }
    } else {
      const reason = ranges[other] === undefined ? 'is a spectrum' : 'is a real number';
      throw new FormulaError(
        `'${constraint.text}' cannot bound a domain: ${other} ${reason}, which only constants can bound`,
        text,
        constraint.text,
      );
    }
  }
  const least = naturals.map((name) => inequality([[name, 1n]], -BigInt(leastOf(parameters, name))));
  const systems = naturalConstraints.map(({ anyOf }) => anyOf).reduce<Inequality[][]>(both, [least]);
  if (systems.length > mostAlternatives) {
    throw new FormulaError(
      `the constraints have ${systems.length} alternatives, more than ${mostAlternatives}`,
      text,
      text,
    );
  }
  const alternatives = systems.flatMap((inequalities): Alternative[] => {
    const bounds = boundsIn(text, inequalities, naturals);
    return bounds === null ? [] : [{ inequalities, bounds }];
  });
  const domain = { parameters, text, alternatives, ranges, naturalConstraints };
  if (alternatives.length === 0 || Object.values(ranges).some(isEmptyRange)) {
    throw new RangeError(`no values satisfy the constraints: ${describeDomain(domain)}`);
  }
  return domain;
}

/** The smaller domain where `text` holds too. Throws as `declareDomain`. */
export function restrictDomain({ parameters, text }: Domain, further: string): Domain {
  return declareDomain(parameters, [text, further].filter((part) => part.trim() !== '').join(', '));
}

/** 'n > dx + 1 (n, dx >= 1; sigma > 0)' */
export function describeDomain({ parameters, text }: Pick<Domain, 'parameters' | 'text'>): string {
  const signs = new Map<string, string[]>();
  for (const name of [...namesOf(parameters, 'natural'), ...namesOf(parameters, 'positive')]) {
    const sign = signOf(parameters, name);
    signs.set(sign, [...(signs.get(sign) ?? []), name]);
  }
  const implied = [...signs].map(([sign, names]) => `${names.join(', ')} ${sign}`).join('; ');
  return text.trim() === '' ? implied : `${text}${implied && ` (${implied})`}`;
}

export function contains(domain: Domain, values: ParameterValues): boolean {
  return violation(domain, values) === null;
}

/** What keeps the values out of the domain, such as 'n > dx + 1 is violated by n=3, dx=5'; null if they are in it. */
export function violation(domain: Domain, values: ParameterValues): string | null {
  const { parameters, ranges, naturalConstraints } = domain;
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(parameters, name));
  if (unknown !== undefined) return `${unknown} is not a parameter`;
  for (const [name, { kind }] of Object.entries(parameters)) {
    const value = values[name];
    if (value === undefined) return `${name} has no value`;
    if (kind !== 'spectrum' && typeof value !== 'number') return `${name} = ${value} is not a number`;
    if (kind === 'natural' && !(Number.isSafeInteger(value) && Number(value) >= leastOf(parameters, name))) {
      return `${name} = ${value} is not an integer ${signOf(parameters, name)}`;
    }
    if (
      kind === 'positive' &&
      !isInRange(positiveRange(signOf(parameters, name) === '>= 0'), Number(value))
    ) {
      return `${name} = ${value} is not ${signOf(parameters, name)}`;
    }
  }
  const numbers = values as Readonly<Record<string, number>>;
  for (const { text, anyOf } of naturalConstraints) {
    if (anyOf.some((forms) => forms.every((form) => holdsAt(form, numbers)))) continue;
    return `${text} is violated by ${namesOf(parameters, 'natural')
      .map((name) => `${name}=${values[name]}`)
      .join(', ')}`;
  }
  const outside = Object.keys(ranges).find((name) => !isInRange(ranges[name]!, Number(values[name])));
  if (outside !== undefined) return `${outside} = ${values[outside]} is outside of ${domain.text}`;
  for (const name of namesOf(parameters, 'spectrum')) {
    const wrong = spectrumViolation(parameters, name, values);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** How many singular values the spectrum has. Throws a RangeError if its formula gives no integer ≥ 0. */
export function spectrumLength(
  parameters: Parameters,
  name: string,
  naturals: Readonly<Record<string, number>>,
): number {
  const { length } = parameters[name] as SpectrumParameter;
  const value = compileExpression(parseExpression(length))(naturals);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new RangeError(`the spectrum ${name} has length ${length} = ${value}, which is not an integer >= 0`);
}

function spectrumViolation(parameters: Parameters, name: string, values: ParameterValues): string | null {
  const spectrum = values[name];
  const { length, gap = 1 } = parameters[name] as SpectrumParameter;
  const count = spectrumLength(parameters, name, values as Readonly<Record<string, number>>);
  if (typeof spectrum === 'number') return `${name} = ${spectrum} is not a list of singular values`;
  if (spectrum!.length !== count) return `${name} has ${spectrum!.length} values, not ${length} = ${count}`;
  const wrong = spectrum!.findIndex(
    (s, i) => !(Number.isFinite(s) && s > 0 && (i === 0 || spectrum![i - 1]! >= gap * s)),
  );
  if (wrong < 0) return null;
  const rule = gap === 1 ? 'non-increasing' : `decreasing by a factor of ${gap} or more`;
  return `${name} = ${spectrum!.join('; ')} is not positive and ${rule} (at ${spectrum![wrong]})`;
}

function boundsIn(text: string, inequalities: readonly Inequality[], naturals: readonly string[]) {
  try {
    return eliminate(inequalities, naturals);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FormulaError(`the constraints cannot bound a domain: ${error.message}`, text, text);
  }
}

function leastOf(parameters: Parameters, name: string): number {
  const declared = parameters[name]!;
  return declared.kind === 'natural' ? (declared.least ?? 1) : 0;
}

function signOf(parameters: Parameters, name: string): string {
  const declared = parameters[name]!;
  if (declared.kind === 'natural') return `>= ${leastOf(parameters, name)}`;
  return declared.kind === 'positive' && declared.orZero ? '>= 0' : '> 0';
}

function checkLength(name: string, parameters: Parameters): void {
  const { length, gap = 1 } = parameters[name] as SpectrumParameter;
  checkSymbols(length, parseExpression(length), namesOf(parameters, 'natural'));
  if (!(gap >= 1 && Number.isFinite(gap)))
    throw new RangeError(`the gap of ${name} is ${gap}, which is not >= 1`);
}

/** form ≥ 0 or form > 0 with rational coefficients, for integers: multiplied out, and ≥ 1 for > 0. */
function overIntegers({ form, strict }: LinearConstraint): Inequality {
  const factor = [...form.coefficients.values(), form.constant].reduce(
    (product, { denominator }) => (product % denominator === 0n ? product : product * denominator),
    1n,
  );
  const integer = ({ numerator, denominator }: Rational) => numerator * (factor / denominator);
  const coefficients = [...form.coefficients].map(([name, value]): [string, bigint] => [
    name,
    integer(value),
  ]);
  return inequality(coefficients, integer(form.constant) - (strict ? 1n : 0n));
}
