import { expect, test } from 'vitest';
import { judgeDerivation } from '../../src/check/derivation.ts';
import { judge } from '../../src/check/theorem.ts';
import { by, type Derivation, type Theorem } from '../../src/index.ts';
import { rowSpaceEnergy } from '../../theorems/facts/row-space-energy.ts';
import { fftOverdetermined } from '../../theorems/fft-overdetermined.ts';
import { catalogue } from '../../theorems/index.ts';

const derived = catalogue.filter(({ derivation }) => derivation !== null);

/** The theorem with one step of its derivation changed, as an edit of its file would. */
function withStep(theorem: Theorem, index: number, change: Partial<Derivation['steps'][number]>): Theorem {
  const { derivation } = theorem;
  const steps = derivation!.steps.map((step, i) => (i === index ? { ...step, ...change } : step));
  return { ...theorem, derivation: { ...derivation!, steps } };
}

test.each(derived.map((theorem) => [theorem.id, theorem] as const))(
  '%s: every step holds',
  (_id, theorem) => {
    const judgement = judgeDerivation(theorem)!;
    expect(judgement.steps.filter(({ holds }) => !holds)).toEqual([]);
    expect(judgement.verdict).toBe('proved');
  },
);

const steps = derived.flatMap((theorem) =>
  theorem.derivation!.steps.map((step, index) => [theorem.id, index, theorem, step] as const),
);

test.each(steps)(
  '%s, step %i: a slip is named, with both sides and their difference',
  (_id, index, theorem, step) => {
    const judgement = judgeDerivation(withStep(theorem, index, { formula: `2*(${step.formula})` }))!;
    const first = judgement.steps.findIndex(({ holds }) => !holds);
    expect(first).toBe(index);
    expect(judgement.steps[first]!.note).toMatch(
      /the reason gives .*, the line says .*; their difference is /,
    );
  },
);

test('a step with the label of another lemma is named', () => {
  const mislabelled = withStep(fftOverdetermined, 1, { reason: by(rowSpaceEnergy, 'T', { F2: 'dx' }) });
  const { verdict, steps } = judgeDerivation(mislabelled)!;
  expect(verdict).toBe('refuted');
  expect(steps.map(({ by, holds }) => [by, holds])).toEqual([
    ['noise-given-design', true],
    ['row-space-energy', false],
    ['the claim', true],
  ]);
});

test('a broken derivation refutes the derivation and not the claim', () => {
  const broken = withStep(fftOverdetermined, 1, { formula: 'sigma^2*dy*dx/(n-dx)' });
  const judgement = judge(broken, { seed: 1, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 });
  expect(judgement.derivation!.verdict).toBe('refuted');
  expect(judgement.verdict).toBe('supported');
});
