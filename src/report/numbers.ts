import type { ClaimKind, ParameterValues } from '../verdict.ts';

/** Six significant digits, without needless zeros: 0.333333, 1e-6. */
export function formatNumber(value: number): string {
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  if (size === 0 || !Number.isFinite(size) || (size >= 1e-4 && size < 1e9)) return String(rounded);
  return rounded.toExponential().replace('e+', 'e');
}

/** Three significant digits: 1.97 %. */
export function formatPercent(fraction: number): string {
  return `${Number((100 * fraction).toPrecision(3))} %`;
}

/** Whether errors of a claim are differences of probabilities or exponents, and not relative to what is claimed. */
export function isAbsolute(kind: ClaimKind): boolean {
  return kind === 'probability' || kind === 'rate';
}

/** The smallest error that is caught: 2 %, or 0.02 for a difference of probabilities. */
export function formatCaught(kind: ClaimKind, error: number): string {
  return isAbsolute(kind) ? formatNumber(error) : formatPercent(error);
}

/** A count with its thousands apart, the same in every locale: 1,234,567. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** n = 20, dx = 12, s = (3, 1, 1) */
export function formatParameters(parameters: ParameterValues): string {
  const value = (one: number | readonly number[]) =>
    typeof one === 'number' ? formatNumber(one) : `(${one.map(formatNumber).join(', ')})`;
  return Object.entries(parameters)
    .map(([name, one]) => `${name} = ${value(one)}`)
    .join(', ');
}

/** What was measured, how far it is from what was predicted, and its interval. */
export function formatMeasured(
  predicted: number | null,
  measured: number,
  interval: readonly [number, number] | null,
): string {
  const parts = [formatNumber(measured)];
  if (predicted !== null && predicted !== 0 && Number.isFinite(measured / predicted)) {
    const gap = Math.abs(measured - predicted) / Math.abs(predicted);
    if (gap > 0) parts.push(`${formatPercent(gap)} ${measured > predicted ? 'above' : 'below'} the formula`);
  }
  if (interval !== null) parts.push(`interval ${formatNumber(interval[0])} to ${formatNumber(interval[1])}`);
  return parts.join(', ');
}
