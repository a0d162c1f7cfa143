import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';
import type { JudgeOptions } from './options.ts';

/** The command that judges a theorem again under the same seed and budget: one point of it, or all. */
export function replayCommand(
  theorem: Theorem,
  options: JudgeOptions,
  where?: { readonly path: string } | { readonly at: ParameterValues },
): string {
  const words = ['riskproof', 'check', theorem.id, `--seed ${options.seed}`];
  if (where !== undefined && 'path' in where) words.push(`--path ${where.path}`);
  else if (where !== undefined) words.push(`--at "${formatValues(where.at)}"`);
  if (options.profile !== 'default') words.push(`--profile ${options.profile}`);
  if (options.runs !== undefined) words.push(`--runs ${options.runs}`);
  if (options.detects !== undefined) words.push(`--detects ${options.detects}`);
  if (options.falseAlarm !== 1e-6) words.push(`--false-alarm ${options.falseAlarm}`);
  if (options.missedError !== 1e-6) words.push(`--missed-error ${options.missedError}`);
  return words.join(' ');
}

/** Parameter values as `--at` takes them: `n=20,dx=12,s=3;1;1`. */
function formatValues(values: ParameterValues): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${[value].flat().join(';')}`)
    .join(',');
}
