import type { ParameterValues } from '../verdict.ts';
import type { Domain } from './domain.ts';
import { holdsAt } from './linear-inequalities.ts';
import { leastOf, namesOf, type SpectrumParameter, signOf } from './parameter.ts';
import { isInRange, positiveRange } from './real-range.ts';

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
    const wrong = spectrumViolation(domain, name, values);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** How many singular values the spectrum has. Throws a RangeError if its formula gives no integer ≥ 0. */
export function spectrumLength(
  { lengths, parameters }: Domain,
  name: string,
  naturals: Readonly<Record<string, number>>,
): number {
  const value = lengths[name]!(naturals);
  if (Number.isInteger(value) && value >= 0) return value;
  const { length } = parameters[name] as SpectrumParameter;
  throw new RangeError(`the spectrum ${name} has length ${length} = ${value}, which is not an integer >= 0`);
}

function spectrumViolation(domain: Domain, name: string, values: ParameterValues): string | null {
  const spectrum = values[name];
  const { length, gap = 1 } = domain.parameters[name] as SpectrumParameter;
  const count = spectrumLength(domain, name, values as Readonly<Record<string, number>>);
  if (typeof spectrum === 'number') return `${name} = ${spectrum} is not a list of singular values`;
  if (spectrum!.length !== count) return `${name} has ${spectrum!.length} values, not ${length} = ${count}`;
  const wrong = spectrum!.findIndex(
    (s, i) => !(Number.isFinite(s) && s > 0 && (i === 0 || spectrum![i - 1]! >= gap * s)),
  );
  if (wrong < 0) return null;
  const rule = gap === 1 ? 'non-increasing' : `decreasing by a factor of ${gap} or more`;
  return `${name} = ${spectrum!.join('; ')} is not positive and ${rule} (at ${spectrum![wrong]})`;
}
