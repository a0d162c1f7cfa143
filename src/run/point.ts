import { violation } from '../algebra/domain.ts';
import { usualPoint } from '../check/moderate-points.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { nearest } from './nearest.ts';
import { SelectionError } from './selection-error.ts';

/**
 * The values as the theorem takes them: a spectrum that was written as one number becomes a list of one.
 *
 * @throws SelectionError if a name is unknown, a value is missing or wrong, or the point lies outside the domain.
 */
export function requirePoint(theorem: Theorem, values: ParameterValues): ParameterValues {
  const { id, samplingDomain } = theorem;
  const point = readAsParameters(theorem, values);
  const reason = violation(samplingDomain, point);
  if (reason !== null)
    throw new SelectionError(`--at: outside the domain where ${id} is measured: ${reason}`);
  return point;
}

/** As `requirePoint` where parameters may be left out: those have the values of `usualPoint`. */
export function requireUsualPoint(theorem: Theorem, values: ParameterValues): ParameterValues {
  return requirePoint(theorem, usualPoint(theorem.samplingDomain, readAsParameters(theorem, values)));
}

function readAsParameters({ id, parameters }: Theorem, values: ParameterValues): ParameterValues {
  const names = Object.keys(parameters);
  for (const name of Object.keys(values)) {
    if (names.includes(name)) continue;
    const known = nearest(name, names) || `; it has ${names.join(', ')}`;
    throw new SelectionError(`--at: '${name}' is not a parameter of ${id}${known}`);
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      parameters[name]!.kind === 'spectrum' ? [value].flat() : value,
    ]),
  );
}
