import { type Domain, namesOf } from '../algebra/domain.ts';
import type { ParameterValues } from '../verdict.ts';
import { numbersIn, valuesFrom } from './slacks.ts';

/**
 * Points of a domain, the smallest first: by how far the naturals are above their least values and how far the numbers
 * are from the simplest, together. Spectra are the simplest there are.
 */
export function* smallestPoints(domain: Domain, most: number): Generator<ParameterValues> {
  const naturals = namesOf(domain.parameters, 'natural').length;
  const choices = namesOf(domain.parameters, 'positive').map(
    (name) => numbersIn(domain.ranges[name]!).length,
  );
  const spectra = namesOf(domain.parameters, 'spectrum').map(() => []);
  const seen = new Set<string>();
  // A domain with few points is exhausted before their number is.
  for (let total = 0; seen.size < most && total <= most; total++) {
    for (const slacks of compositions(total, naturals + choices.length)) {
      const numbers = slacks.slice(naturals);
      if (numbers.some((choice, i) => choice >= choices[i]!)) continue;
      for (const alternative of domain.alternatives.keys()) {
        const values = valuesFrom(domain, [alternative, slacks.slice(0, naturals), numbers, spectra]);
        const key = JSON.stringify(values);
        if (seen.has(key)) continue;
        seen.add(key);
        yield values;
        if (seen.size >= most) return;
      }
    }
    if (naturals + choices.length === 0) return;
  }
}

/** All lists of `length` naturals with this sum, the first of them largest first. */
function* compositions(sum: number, length: number): Generator<number[]> {
  if (length === 0) {
    if (sum === 0) yield [];
    return;
  }
  for (let first = sum; first >= 0; first--) {
    for (const rest of compositions(sum - first, length - 1)) yield [first, ...rest];
  }
}
