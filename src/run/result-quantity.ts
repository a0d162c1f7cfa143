import { randomStream } from '../models/random.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import { SelectionError } from './selection-error.ts';

/**
 * A quantity of a theorem that a row does not give, from the parameters that it gives.
 *
 * @param place - File and line, for messages.
 * @throws SelectionError if it needs a parameter that the row does not give, depends on what is drawn once and then held
 * fixed in a simulation (a frozen factor), or is not finite.
 */
export function quantityAt(place: string, theorem: Theorem, name: string, values: ParameterValues): number {
  const { meaning, value } = theorem.quantities[name]!;
  const given = refusingAbsent(values, theorem, (parameter) => {
    const { meaning: what } = theorem.parameters[parameter]!;
    return new SelectionError(
      `${place}: there is no column '${name}' (${meaning}); to compute it, '${parameter}' is needed (${what})`,
    );
  });
  const [one, other] = ['first', 'second'].map((key) => value(given, randomStream(1, theorem.id, key)));
  if (!Number.isFinite(one!))
    throw new SelectionError(`${place}: the quantity '${name}' (${meaning}) is ${one}`);
  // It may be summed in an order that depends on what is drawn.
  if (Math.abs(one! - other!) <= 1e-9 * Math.abs(one!)) return one!;
  throw new SelectionError(
    `${place}: '${name}' (${meaning}) depends on what your simulation holds fixed, so it needs a column of its own`,
  );
}

/** The same values, but reading a parameter that is not among them throws. */
function refusingAbsent(
  values: ParameterValues,
  { parameters }: Theorem,
  refusal: (parameter: string) => SelectionError,
): ParameterValues {
  return new Proxy(values, {
    get: (target, key) => {
      if (typeof key === 'string' && Object.hasOwn(parameters, key) && !Object.hasOwn(target, key)) {
        throw refusal(key);
      }
      return Reflect.get(target, key);
    },
  });
}
