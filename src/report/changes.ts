import type pc from 'picocolors';
import type { LockChange } from '../run/lock-changes.ts';
import type { Verdict } from '../verdict.ts';
import { formatNumber, formatParameters } from './numbers.ts';

/** A theorem that says something else than the lock file, in full. */
export function changeText(change: LockChange, colours: ReturnType<typeof pc.createColors>): string {
  const { id, place, before, now, difference, at, measured } = change;
  const rows = [
    ['accepted', before ?? 'nothing'],
    ['now', now ?? 'nothing'],
    ...(difference === null ? [] : [['difference', difference]]),
    ...(at === null
      ? []
      : [['at', `${formatParameters(at.parameters)}: ${shown(at.before)}, now ${shown(at.now)}`]]),
    ...(measured === null ? [] : [['measured', whichIsSupported(measured)]]),
  ];
  return [
    colours.red(`≠ ${id}: the ${place} has changed in meaning`),
    ...rows.map(([name, text]) => `    ${name!.padEnd(10)}  ${text}`),
  ].join('\n');
}

function shown(value: number | boolean): string {
  if (typeof value === 'number') return formatNumber(value);
  return value ? 'inside' : 'outside';
}

function whichIsSupported({ before, now }: { before: Verdict; now: Verdict }): string {
  const verdicts = `accepted ${before}, now ${now}`;
  if (isGood(before) && now === 'refuted') return `${verdicts}: the accepted formula was right`;
  if (before === 'refuted' && isGood(now)) return `${verdicts}: the new formula is right`;
  if (isGood(before) && isGood(now)) return `${verdicts}: the measurement does not tell them apart`;
  if (before === 'refuted' && now === 'refuted') return `${verdicts}: neither is right`;
  return verdicts;
}

function isGood(verdict: Verdict): boolean {
  return verdict === 'supported' || verdict === 'proved';
}
