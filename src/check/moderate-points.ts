/** Points of moderate size at which a quantity has a variance that a pilot can see: where effects are looked for. */
import { type Domain, namesOf, restrictDomain, spectrumLength } from '../algebra/domain.ts';
import type { ParameterValues } from '../verdict.ts';
import { parameterDraws } from './parameters.ts';
import { constructNaturals, numbersIn, simpleNumbers, valuesFrom } from './slacks.ts';

/** Sizes of an overdetermined task, an underdetermined one, and one whose rank exceeds its samples. */
const usualSizes: readonly Readonly<Record<string, number>>[] = [
  { n: 20, dx: 12, dy: 3, r: 2 },
  { n: 12, dx: 20, dy: 3, r: 2 },
  { n: 8, dx: 24, dy: 3, r: 16 },
];
/** Away from an end of the domain that excludes the usual size. */
const margin = 4;

/** Moderate sizes, and room for four moments of a risk: each is kept where it leaves something of the domain. */
const moderate = [
  'n <= 40',
  'dx <= 40',
  'dy <= 6',
  'r <= 16',
  'n >= dx + 8',
  'dx >= n + 8',
  'n >= r + 8',
  'r >= n + 8',
];

/** The usual point first, then random moderate ones; the same seed gives the same points, and more of them add to these. */
export function moderatePoints(
  domain: Domain,
  { seed, count }: { readonly seed: number; readonly count: number },
): ParameterValues[] {
  const first = usualPoint(domain);
  if (count === 1) return [first];
  // The first two draws are extreme on purpose.
  const extremes = 2;
  const random = parameterDraws(moderatePart(domain), { seed, runs: count - 1 + extremes }).slice(extremes);
  return [first, ...random];
}

/**
 * The point closest to a usual size: sigma = 1/2, other numbers and singular values larger and different from each other.
 *
 * @param given values that are taken as they are, whether they lie in the domain or not
 */
export function usualPoint(whole: Domain, given: ParameterValues = {}): ParameterValues {
  const pins = namesOf(whole.parameters, 'natural')
    .filter((name) => Number.isInteger(given[name]))
    .map((name) => `${name} >= ${given[name]}, ${name} <= ${given[name]}`);
  const domain = restricted(whole, pins.join(', '));
  const candidates = domain.alternatives.flatMap((alternative, index) =>
    usualSizes.map((sizes) => {
      const slacks: number[] = [];
      const naturals = constructNaturals(alternative, (position, least, room) => {
        const preferred = sizes[alternative.bounds[position]!.name] ?? least;
        slacks[position] = Math.min(preferred >= least ? preferred - least : margin, room);
        return slacks[position];
      });
      const away = Object.entries(naturals).map(([name, value]) => Math.abs(value - (sizes[name] ?? value)));
      return { index, slacks, naturals, away: away.reduce((sum, distance) => sum + distance, 0) };
    }),
  );
  const { index, slacks, naturals } = candidates.reduce((best, next) =>
    next.away < best.away ? next : best,
  );
  const { parameters, ranges } = domain;
  const numbers = namesOf(parameters, 'positive').map((name, i) => {
    const inRange = numbersIn(ranges[name]!);
    return name === 'sigma' ? Math.max(0, inRange.indexOf(0.5)) : (1 + i) % inRange.length;
  });
  const spectra = namesOf(parameters, 'spectrum').map((name) => {
    const declared = parameters[name]!;
    const hasGap = declared.kind === 'spectrum' && (declared.gap ?? 1) > 1;
    const length = spectrumLength(domain, name, { ...naturals });
    return Array.from({ length }, (_, i) => (hasGap ? 0 : (i + 1) % simpleNumbers.length));
  });
  return { ...valuesFrom(domain, [index, slacks, numbers, spectra]), ...given };
}

function moderatePart(domain: Domain): Domain {
  const names = namesOf(domain.parameters, 'natural');
  const speaksOf = (text: string) => text.match(/[a-z]+/g)!.every((name) => names.includes(name));
  return moderate.filter(speaksOf).reduce(restricted, domain);
}

/** The domain with further constraints, or without them if they leave nothing of it. */
function restricted(domain: Domain, constraints: string): Domain {
  try {
    return restrictDomain(domain, constraints);
  } catch {
    return domain;
  }
}
