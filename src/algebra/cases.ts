/** Case distinctions of the search for a certificate. */
import { type Branch, formatForm, linearForm, ofInequality, slackOf } from './branch.ts';
import { combine, type Inequality, inequality } from './linear-inequalities.ts';
import { add, compare, divide, floor, negate, one, parseRational, rational } from './rational-number.ts';
import { sidesOf } from './slack-forms.ts';

/** Two branches that together are the one: where a form is ≥ 0, and where it is not. */
export interface Cases {
  readonly at: string;
  readonly holds: Branch;
  readonly fails: Branch;
}

/** Case distinctions that may help: which of two slacks is the larger, and where one slack is small. */
export function candidatesFor(
  branch: Branch,
  forms: ReadonlyMap<string, Inequality>,
  names: readonly string[],
): Cases[] {
  const naturals = names.filter((name) => forms.has(name));
  const pairs = naturals.flatMap((one, i) => naturals.slice(i + 1).map((other) => [one, other] as const));
  return [
    ...pairs.flatMap(([one, other]) => {
      const difference = combine(forms.get(one)!, 1n, forms.get(other)!, -1n);
      return difference.coefficients.size === 0 ? [] : [casesOfNaturals(branch, difference)];
    }),
    ...names.flatMap((name) =>
      forms.has(name) ? smallNatural(branch, forms.get(name)!) : smallReal(branch, name),
    ),
  ];
}

/** A form of naturals is ≥ 0 or not. */
export function casesOfNaturals(branch: Branch, at: Inequality): Cases {
  const [holds, fails] = sidesOf(at).map((side) => ({ ...branch, system: [...branch.system, side] }));
  return { at: formatForm(ofInequality(at)), holds: holds!, fails: fails! };
}

/** A slack is 0 or more, or in one half of the values that it can have. */
function smallNatural(branch: Branch, form: Inequality): Cases[] {
  const most = slackOf(ofInequality(form), branch)?.atMost;
  const values = most === undefined ? null : floor(parseRational(most));
  if (values === 0n) return [];
  const least = values === null ? 1n : values / 2n + 1n;
  return [casesOfNaturals(branch, inequality(form.coefficients, form.constant - least))];
}

/** A half of its interval, or of an unbounded one what lies below 1, 2, 4, …. */
function smallReal(branch: Branch, name: string): Cases[] {
  const range = branch.reals[name]!;
  const { lower, upper } = range;
  const beyond = compare(lower, one) < 0 ? one : add(lower, lower);
  const at = upper === null ? beyond : divide(add(lower, upper), rational(2));
  if (upper !== null && compare(lower, upper) === 0) return [];
  const within = (part: Partial<typeof range>) => ({
    ...branch,
    reals: { ...branch.reals, [name]: { ...range, ...part } },
  });
  return [
    {
      at: formatForm(linearForm([[name, one]], negate(at))),
      holds: within({ lower: at, lowerIncluded: true }),
      fails: within({ upper: at, upperIncluded: true }),
    },
  ];
}
