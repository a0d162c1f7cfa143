import { expect, test } from 'vitest';
import { judgeDerivation } from '../../src/check/derivation.ts';
import { judge } from '../../src/check/theorem.ts';
import { by, type Derivation, type Theorem } from '../../src/index.ts';
import { rowSpaceEnergy } from '../../theorems/facts/row-space-energy.ts';
import { fftOverdetermined } from '../../theorems/fft-overdetermined.ts';
import { catalogue } from '../../theorems/index.ts';

// Rates at which few draws decide: what is broken here is far from right.
const options = { seed: 1, profile: 'quick', falseAlarm: 1e-2, missedError: 1e-2 } as const;
const derived = catalogue.filter(({ derivation }) => derivation !== null);

type Step = Derivation['steps'][number];

/** The theorem with one step of its derivation changed, as an edit of its file would. */
function withStep(theorem: Theorem, index: number, change: Partial<Step>): Theorem {
  const { derivation } = theorem;
  const steps = derivation!.steps.map((step, i) => (i === index ? { ...step, ...change } : step));
  return { ...theorem, derivation: { ...derivation!, steps } };
}

/** What a line cannot be: far from it on the side that its relation excludes. */
function broken({ formula, reason, relation }: Step): string {
  if (relation === '>=') return `${formula} + 1000*(1 + (${formula})^2)`;
  if (relation === '<=') return `${formula} - 1000*(1 + (${formula})^2)`;
  // The kernel reads no absolute values; on draws they are never small beside the line.
  const isMeasured = reason.kind === 'pathwise' || reason.kind === 'mean';
  return isMeasured ? `${formula} + 1 + abs(${formula})` : `2*(${formula}) + 1`;
}

test('a theorem has a derivation, or says why it has none', () => {
  const silent = catalogue.filter(
    ({ derivation, underived }) => (derivation === null) === (underived === null),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test.each(derived.map((theorem) => [theorem.id, theorem] as const))(
  '%s: every symbol is a function of the drawn data',
  (_id, { derivation }) => {
    expect(derivation!.drawn !== undefined || Object.keys(derivation!.symbols).length === 0).toBe(true);
  },
);

test.each(derived.map((theorem) => [theorem.id, theorem] as const))(
  '%s: every step holds, and each of them broken in turn is the one that is named',
  (_id, theorem) => {
    const judgement = judgeDerivation(theorem, options)!;
    expect(judgement.steps.filter(({ verdict }) => verdict !== 'proved' && verdict !== 'supported')).toEqual(
      [],
    );
    const derivation = theorem.derivation!;
    for (const [index, step] of derivation.steps.entries()) {
      // The links before it are those that have just been seen to hold; the chain begins with the line above it.
      const from = index === 0 ? derivation.from : derivation.steps[index - 1]!.formula;
      const steps = [{ ...step, formula: broken(step) }];
      const fromIt = { ...theorem, derivation: { ...derivation, from, steps } };
      const [first] = judgeDerivation(fromIt, options)!.steps;
      expect(first!.holds).toBe(false);
      expect(first!.note).toMatch(/, the line says .*; their difference is /);
      expect(first!.counterexample).toMatch(/^(on a sample )?at .*=/);
    }
  },
);

test.each([0, 1, 2])('in a whole chain with step %i broken that step is the first one that is', (index) => {
  const wrong = withStep(fftOverdetermined, index, { formula: '3*sigma^2*dy*dx/(n-dx)' });
  const { steps } = judgeDerivation(wrong, options)!;
  expect(steps.findIndex(({ holds }) => !holds)).toBe(index);
});

test('a step with the label of another lemma is named', () => {
  const mislabelled = withStep(fftOverdetermined, 2, { reason: by(rowSpaceEnergy, 'T', { F2: 'dx' }) });
  const { verdict, steps } = judgeDerivation(mislabelled, options)!;
  expect(verdict).toBe('refuted');
  expect(steps.map(({ by, holds }) => [by, holds])).toEqual([
    ['Â − A_* = E X⁺, since X has full rank', true],
    ['noise-given-design', true],
    ['row-space-energy', false],
    ['the claim', true],
  ]);
});

test('a lemma about another quantity than the symbol is named, though the algebra is right', () => {
  const { derivation } = fftOverdetermined;
  const drawn: NonNullable<Derivation<never>['drawn']> = (values, fixed) => {
    const draw = derivation!.drawn!(values, fixed);
    return (stream) => {
      const { symbols } = draw(stream);
      return { symbols: { ...symbols, T: () => 2 * symbols.T!() } };
    };
  };
  const misbound = { ...fftOverdetermined, derivation: { ...derivation!, drawn } } as Theorem;
  const { steps } = judgeDerivation(misbound, options)!;
  expect(steps.map(({ holds }) => holds)).toEqual([true, false, false, true]);
  expect(steps[1]!.counterexample).toMatch(/^at .*the mean of the line above less the line is -/);
});

test('a mean cannot be put in the place of a symbol that is multiplied by another drawn one', () => {
  const { derivation } = fftOverdetermined;
  const product = {
    ...fftOverdetermined,
    derivation: {
      ...derivation!,
      from: 'T*V',
      steps: [{ ...derivation!.steps[2]!, formula: 'dx/(n-dx-1)*V' }],
    },
  };
  const [step] = judgeDerivation(product, null)!.steps;
  expect(step!.note).toContain('it is multiplied by V, which is drawn');
});

test('a symbol that is no number is an error which names it', () => {
  const { derivation } = fftOverdetermined;
  const drawn = () => () => ({ symbols: { R: () => Number.NaN, V: () => 1, T: () => 1 } });
  expect(() =>
    judgeDerivation({ ...fftOverdetermined, derivation: { ...derivation!, drawn } }, options),
  ).toThrow(/the symbol R \(excess risk ‖Â − A_\*‖²\) is NaN at /);
});

test('a broken derivation refutes the derivation and not the claim', () => {
  const wrong = withStep(fftOverdetermined, 2, { formula: 'sigma^2*dy*dx/(n-dx)' });
  const judgement = judge(wrong, options);
  expect(judgement.derivation!.verdict).toBe('refuted');
  expect(judgement.verdict).toBe('supported');
});
