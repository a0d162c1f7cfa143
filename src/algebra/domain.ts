/**
 * Where a theorem holds: its parameters, and linear constraints between them that are read exactly. Values in the
 * domain are constructed along the bounds of `eliminate`, so that nothing ever has to be filtered.
 */
import {
  type CompiledExpression,
  checkSymbols,
  compileExpression,
  FormulaError,
  parseConstraints,
  parseExpression,
} from './expression.ts';
import { both, type LinearConstraint, linearAlternatives } from './linear-form.ts';
import { eliminate, type Inequality, inequality, type VariableBounds } from './linear-inequalities.ts';
import { leastOf, namesOf, type Parameters, type SpectrumParameter, signOf } from './parameter.ts';
import type { Rational } from './rational-number.ts';
import { isEmptyRange, positiveRange, type RealRange, restrict } from './real-range.ts';

export { contains, spectrumLength, violation } from './membership.ts';
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
  /** How many values each spectrum has. */
  readonly lengths: Readonly<Record<string, CompiledExpression>>;
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
  const spectra = namesOf(parameters, 'spectrum');
  const lengths = Object.fromEntries(spectra.map((name) => [name, lengthOf(name, parameters)]));
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
  const domain = { parameters, text, alternatives, ranges, lengths, naturalConstraints };
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

function boundsIn(text: string, inequalities: readonly Inequality[], naturals: readonly string[]) {
  try {
    return eliminate(inequalities, naturals);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FormulaError(`the constraints cannot bound a domain: ${error.message}`, text, text);
  }
}

function lengthOf(name: string, parameters: Parameters): CompiledExpression {
  const { length, gap = 1 } = parameters[name] as SpectrumParameter;
  if (!(gap >= 1 && Number.isFinite(gap)))
    throw new RangeError(`the gap of ${name} is ${gap}, which is not >= 1`);
  const expression = parseExpression(length);
  checkSymbols(length, expression, namesOf(parameters, 'natural'));
  return compileExpression(expression);
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
