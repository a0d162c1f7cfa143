import { combine, complement, eliminate, type Inequality, irredundant } from './linear-inequalities.ts';

/** How the naturals of a branch become slacks: bounds to start from, or a case distinction that is needed first. */
export type SlackForms =
  | { readonly kind: 'empty' }
  | { readonly kind: 'forms'; readonly forms: ReadonlyMap<string, Inequality> }
  | { readonly kind: 'split'; readonly at: Inequality };

/**
 * For each natural the one form that bounds it from below, a·x + rest ≥ 0 with only earlier naturals in the rest: its
 * slack, in an order in which they can be solved for. Where two bounds may each be the larger, n ≥ dx + 2 and n ≥ r + 2,
 * the first is or is not.
 *
 * @param weaker - Whether any one of several bounds will do: no more is known then, but nothing is split.
 * @throws RangeError if the naturals cannot be put in such an order.
 */
export function slackForms(
  system: readonly Inequality[],
  names: readonly string[],
  weaker = false,
): SlackForms {
  const bounds = eliminate(irredundant(system, names), names);
  if (bounds === null) return { kind: 'empty' };
  const forms = new Map<string, Inequality>();
  const soFar: Inequality[] = [];
  for (const { name, lower, upper } of bounds) {
    // Those of this natural come first, so that of two that imply each other an earlier natural keeps its own.
    soFar.unshift(...lower, ...upper);
    const [first, second] = irredundant(soFar, names).filter((form) => lower.includes(form));
    if (second !== undefined && !weaker) return { kind: 'split', at: isLarger(first!, second, name) };
    forms.set(name, first!);
  }
  return { kind: 'forms', forms };
}

/** Both sides of a case distinction at form ≥ 0, over the integers. */
export const sidesOf = (form: Inequality): readonly [Inequality, Inequality] => [form, complement(form)];

/** −rest₁/a₁ ≥ −rest₂/a₂ for the bounds a₁·x + rest₁ ≥ 0 and a₂·x + rest₂ ≥ 0: a₁·(second) − a₂·(first) ≥ 0. */
function isLarger(one: Inequality, other: Inequality, name: string): Inequality {
  return combine(other, one.coefficients.get(name)!, one, -other.coefficients.get(name)!);
}
