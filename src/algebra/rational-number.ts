/**
 * Exact rational numbers over BigInt, always in lowest terms with a positive denominator,
 * so that two equal numbers have the same two fields.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

/** n/d in lowest terms. Throws a RangeError if d is 0. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const numerator = BigInt(n);
  const denominator = BigInt(d);
  if (denominator === 0n) throw new RangeError(`the rational ${numerator}/0 has denominator 0`);
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export const zero: Rational = rational(0);
export const one: Rational = rational(1);

const largestDecimalExponent = 10_000;

/**
 * Reads '12', '-0.125', '.5', '3/4' or '1e-30' exactly, never through a floating-point number.
 * Throws a RangeError for anything else, and for decimal exponents beyond ±10,000.
 */
export function parseRational(text: string): Rational {
  const fraction = /^\s*([+-]?\d+)\s*\/\s*([+-]?\d+)\s*$/.exec(text);
  if (fraction) return rational(BigInt(fraction[1]!), BigInt(fraction[2]!));
  const decimal = /^\s*([+-]?)(\d*)\.?(?<=[\d.])(\d*)(?:[eE]([+-]?\d+))?\s*$/.exec(text);
  const whole = decimal?.[2] ?? '';
  const fractional = decimal?.[3] ?? '';
  if (!decimal || whole + fractional === '') throw new RangeError(`'${text}' is not a number`);
  const exponent = Number(decimal[4] ?? 0) - fractional.length;
  if (Math.abs(exponent) > largestDecimalExponent) {
    throw new RangeError(`the exponent of '${text}' is beyond ±${largestDecimalExponent}`);
  }
  const digits = BigInt(`${whole}${fractional}`) * (decimal[1] === '-' ? -1n : 1n);
  return exponent < 0
    ? rational(digits, 10n ** BigInt(-exponent))
    : rational(digits * 10n ** BigInt(exponent));
}

/** The rational written by the shortest decimal string of x: 0.1 gives 1/10. Throws on NaN and ±Infinity. */
export function fromNumber(x: number): Rational {
  if (!Number.isFinite(x)) throw new RangeError(`${x} is not a finite number`);
  return parseRational(String(x));
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws a RangeError if b is 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** a to an integer power; a^0 is 1 for every a, 0 included. Throws a RangeError for 0 to a negative power. */
export function power(a: Rational, exponent: number): Rational {
  if (!Number.isSafeInteger(exponent)) throw new RangeError(`the exponent ${exponent} is not an integer`);
  const k = BigInt(Math.abs(exponent));
  const raised = { numerator: a.numerator ** k, denominator: a.denominator ** k };
  return exponent < 0 ? divide(one, raised) : raised;
}

/** Negative, zero or positive as a < b, a = b or a > b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

export function isZero(a: Rational): boolean {
  return a.numerator === 0n;
}

export function isInteger(a: Rational): boolean {
  return a.denominator === 1n;
}

/** The largest integer ≤ a. */
export function floor(a: Rational): bigint {
  const quotient = a.numerator / a.denominator;
  return a.numerator < 0n && quotient * a.denominator !== a.numerator ? quotient - 1n : quotient;
}

/** The smallest integer ≥ a. */
export function ceil(a: Rational): bigint {
  return -floor(negate(a));
}

/** The square root of a if that is a rational number, otherwise null (so null for every negative a). */
export function squareRoot(a: Rational): Rational | null {
  const numerator = integerSquareRoot(a.numerator);
  const denominator = integerSquareRoot(a.denominator);
  return numerator === null || denominator === null ? null : { numerator, denominator };
}

/** Newton's iteration from above: it falls until it reaches ⌊√n⌋. */
function integerSquareRoot(n: bigint): bigint | null {
  if (n < 2n) return n < 0n ? null : n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root * root === n ? root : null;
    root = next;
  }
}

/**
 * The double nearest to a (ties to even); below 2^-1022 the last bit may be off by one.
 * Both parts below 2^53: one correctly rounded division. Otherwise a quotient of at least 65 bits, whose last bit
 * records whether anything was cut off, is rounded once and then scaled by a power of two.
 */
export function toNumber(a: Rational): number {
  const size = a.numerator < 0n ? -a.numerator : a.numerator;
  if (size <= 2n ** 53n && a.denominator <= 2n ** 53n) return Number(a.numerator) / Number(a.denominator);
  const shift = a.denominator.toString(2).length - size.toString(2).length + 66;
  const scaled = shift > 0 ? size << BigInt(shift) : size;
  const divisor = shift > 0 ? a.denominator : a.denominator << BigInt(-shift);
  const quotient = scaled / divisor;
  const rounded = Number(quotient * divisor === scaled ? quotient : quotient | 1n);
  const half = Math.trunc(-shift / 2);
  const value = rounded * 2 ** half * 2 ** (-shift - half);
  return a.numerator < 0n ? -value : value;
}

/** '3/4', '-12'. */
export function toText(a: Rational): string {
  return isInteger(a) ? `${a.numerator}` : `${a.numerator}/${a.denominator}`;
}

/** The terminating decimal expansion ('0.125', '1e-30'), or null where there is none (1/3). */
export function toDecimalText(a: Rational): string | null {
  if (isInteger(a)) return `${a.numerator}`;
  let digits = 0;
  let scaled = a;
  while (!isInteger(scaled)) {
    const next = multiply(scaled, rational(10));
    if (next.denominator === scaled.denominator) return null;
    scaled = next;
    digits += 1;
  }
  const size = (a.numerator < 0n ? -scaled.numerator : scaled.numerator).toString();
  const sign = a.numerator < 0n ? '-' : '';
  if (digits - size.length > 6) return `${sign}${size}e-${digits}`;
  const padded = size.padStart(digits + 1, '0');
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}
