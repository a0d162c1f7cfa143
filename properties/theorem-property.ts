import { expect, inject, test } from 'vitest';
import type { JudgeOptions } from '../src/check/options.ts';
import { judge } from '../src/check/theorem.ts';
import type { Theorem } from '../src/index.ts';
import { refutationText } from '../src/report/text.ts';
import { catalogue } from '../theorems/index.ts';

const profile = (process.env.RISKPROOF_PROFILE ?? 'default') as JudgeOptions['profile'];
const seed = Number(process.env.RISKPROOF_SEED ?? 1);

/**
 * One test a theorem, named by its id: it holds at random parameters of its domain, drawn and shrunk by fast-check. A
 * failure shows the shrunk parameters, predicted against measured, and fast-check's seed and path.
 */
export function theoremProperties(theorems: readonly Theorem[]): void {
  const selected = inject('selectedName');
  const selectsOneId = catalogue.some(({ id }) => id === selected);
  for (const theorem of theorems) {
    test.skipIf(selectsOneId && theorem.id !== selected)(theorem.id, () => {
      const judgement = judge(theorem, { seed, profile, falseAlarm: 1e-6, missedError: 1e-6 });
      expect(judgement.error).toBeUndefined();
      if (judgement.counterexample || judgement.derivation?.verdict === 'refuted') {
        expect.fail(refutationText(judgement));
      }
      expect(['supported', 'proved']).toContain(judgement.verdict);
    });
  }
}
