/**
 * Systems of linear inequalities over the integers, and their Fourier–Motzkin elimination: from
 * a·x ≥ L and b·x ≤ U (a, b > 0) follows a·U ≥ b·L, and the converse holds for some *integer* x whenever a = 1
 * or b = 1 (Pugh 1991, "The Omega test", exact elimination).
 */

/** Σ coefficient·variable + constant ≥ 0, with integer variables and coefficients. */
export interface Inequality {
  readonly coefficients: ReadonlyMap<string, bigint>;
  readonly constant: bigint;
}

/** What bounds one variable, given the values of the variables before it. */
export interface VariableBounds {
  readonly name: string;
  /** Inequalities in this and earlier variables, with a positive coefficient of this one. */
  readonly lower: readonly Inequality[];
  /** The same with a negative coefficient. */
  readonly upper: readonly Inequality[];
}

/** Σ coefficients·variables + constant ≥ 0, divided by the common divisor and rounded to the integer points. */
export function inequality(coefficients: Iterable<[string, bigint]>, constant: bigint): Inequality {
  const nonzero = [...coefficients].filter(([, value]) => value !== 0n);
  const divisor = nonzero.map(([, value]) => value).reduce(greatestCommonDivisor, 0n);
  if (divisor === 0n) return { coefficients: new Map(), constant };
  return {
    coefficients: new Map(nonzero.map(([name, value]) => [name, value / divisor])),
    constant: floorDivide(constant, divisor),
  };
}

/** The integers that violate `form` ≥ 0: −form − 1 ≥ 0. */
export function complement(form: Inequality): Inequality {
  return inequality(
    [...form.coefficients].map(([name, value]) => [name, -value]),
    -form.constant - 1n,
  );
}

/** p·left + q·right ≥ 0, which follows from left ≥ 0 and right ≥ 0 when p, q ≥ 0. */
export function combine(left: Inequality, p: bigint, right: Inequality, q: bigint): Inequality {
  const sum = new Map([...left.coefficients].map(([name, value]) => [name, p * value]));
  for (const [name, value] of right.coefficients) sum.set(name, (sum.get(name) ?? 0n) + q * value);
  return inequality(sum, p * left.constant + q * right.constant);
}

/** Whether the inequality holds at integer values. */
export function holdsAt(form: Inequality, values: Readonly<Record<string, number>>): boolean {
  return restOf(form, values) >= 0n;
}

/**
 * Orders the variables so that each is bounded by those before it, wherever possible from below only, and returns
 * the bounds in that order; null if no integers satisfy the system. Any integer within the bounds of its variable
 * extends to a solution. Every variable must have at least one lower bound among the inequalities.
 *
 * @throws RangeError if no order leads to an elimination that is exact over the integers.
 */
export function eliminate(
  inequalities: readonly Inequality[],
  names: readonly string[],
): readonly VariableBounds[] | null {
  const bounds: VariableBounds[] = [];
  let system = withoutDominated(inequalities);
  const remaining = [...names];
  while (remaining.length > 0) {
    const choices = remaining.map((name) => boundsOf(name, system)).filter(isExact);
    const chosen = choices.reduce<VariableBounds | undefined>(
      (best, choice) => (best === undefined || precedes(choice, best) ? choice : best),
      undefined,
    );
    if (!chosen) {
      throw new RangeError(
        `${remaining.join(', ')} are bound by coefficients that no elimination can separate`,
      );
    }
    bounds.unshift(chosen);
    remaining.splice(remaining.indexOf(chosen.name), 1);
    const free = system.filter((form) => !form.coefficients.has(chosen.name));
    const combined = chosen.lower.flatMap((low) =>
      chosen.upper.map((high) =>
        combine(low, -high.coefficients.get(chosen.name)!, high, low.coefficients.get(chosen.name)!),
      ),
    );
    system = withoutDominated([...free, ...combined]);
  }
  return system.every((form) => form.constant >= 0n) ? bounds : null;
}

/** The smallest and largest integer value of a variable, given those of the variables before it. */
export function rangeGiven(
  { name, lower, upper }: VariableBounds,
  values: Readonly<Record<string, number>>,
): { least: number; most: number } {
  // a·x + rest ≥ 0: x ≥ ⌈−rest/a⌉ for a > 0, x ≤ ⌊rest/−a⌋ for a < 0.
  const leasts = lower.map((form) =>
    Number(-floorDivide(restOf(form, values, name), form.coefficients.get(name)!)),
  );
  const mosts = upper.map((form) =>
    Number(floorDivide(restOf(form, values, name), -form.coefficients.get(name)!)),
  );
  return { least: Math.max(...leasts), most: Math.min(...mosts) };
}

/**
 * The irredundant inequalities: each is dropped that the others imply at every integer point. (One whose redundancy
 * the elimination cannot decide is kept.)
 */
export function irredundant(system: readonly Inequality[], names: readonly string[]): readonly Inequality[] {
  const kept = withoutDominated(system);
  for (const form of [...kept]) {
    const others = kept.filter((other) => other !== form);
    if (isInfeasible([...others, complement(form)], names)) kept.splice(kept.indexOf(form), 1);
  }
  return kept;
}

function isInfeasible(system: readonly Inequality[], names: readonly string[]): boolean {
  try {
    return eliminate(system, names) === null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function restOf(form: Inequality, values: Readonly<Record<string, number>>, except?: string): bigint {
  let sum = form.constant;
  for (const [name, coefficient] of form.coefficients) {
    if (name !== except) sum += coefficient * BigInt(values[name]!);
  }
  return sum;
}

function boundsOf(name: string, system: readonly Inequality[]): VariableBounds {
  const coefficient = (form: Inequality) => form.coefficients.get(name) ?? 0n;
  return {
    name,
    lower: system.filter((form) => coefficient(form) > 0n),
    upper: system.filter((form) => coefficient(form) < 0n),
  };
}

function isExact({ name, lower, upper }: VariableBounds): boolean {
  const onlyOnes = (forms: readonly Inequality[]) =>
    forms.every((form) => form.coefficients.get(name) === 1n || form.coefficients.get(name) === -1n);
  return upper.length === 0 || onlyOnes(lower) || onlyOnes(upper);
}

/** Last comes the variable with the fewest upper bounds by others, then the one with the most lower bounds by others. */
function precedes(one: VariableBounds, other: VariableBounds): boolean {
  const byOthers = (forms: readonly Inequality[]) =>
    forms.filter((form) => form.coefficients.size > 1).length;
  const uppers = byOthers(one.upper) - byOthers(other.upper);
  return uppers < 0 || (uppers === 0 && byOthers(one.lower) > byOthers(other.lower));
}

/** Of inequalities with the same coefficients only the strongest; tautologies are left out. */
function withoutDominated(system: readonly Inequality[]): Inequality[] {
  const strongest = new Map<string, Inequality>();
  for (const form of system) {
    if (form.coefficients.size === 0 && form.constant >= 0n) continue;
    const key = [...form.coefficients]
      .map(([name, value]) => `${value}${name}`)
      .sort()
      .join(' ');
    const known = strongest.get(key);
    if (!known || form.constant < known.constant) strongest.set(key, form);
  }
  return [...strongest.values()];
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

/** ⌊a/b⌋ for b > 0. */
function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}
