import { expect, test } from 'vitest';
import { dataAssumptions } from '../../src/index.ts';
import { type AssumptionRun, runAssumptions } from '../../src/run/assumptions.ts';
import { loadTheorems } from '../../src/run/load.ts';
import { folderOf, theoremText } from './theorem-files.ts';

const options = { seed: 1, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 } as const;

const run = async (targets: readonly string[], given: Partial<AssumptionRun> = {}) =>
  runAssumptions({ theorems: await loadTheorems(targets), options, workers: 2, ...given });

test('the report is the same for one worker and for two', async () => {
  const names = ['rademacher-design', 'student-noise'];
  const targets = ['fft-overdetermined', 'lora-frozen-a', 'noise-given-design'];
  const [one, two] = [await run(targets, { names, workers: 1 }), await run(targets, { names, workers: 2 })];
  expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  expect(one.judgements.map(({ id, name }) => `${id} ${name}`)).toEqual(
    targets.flatMap((id) => names.map((name) => `${id} ${name}`)),
  );
  const findings = one.judgements.map(({ finding }) => finding);
  expect(findings.filter((finding) => finding === 'load-bearing')).toHaveLength(one.summary['load-bearing']);
  expect(one).toMatchObject({ seed: 1, profile: 'quick', detects: 0.1, interrupted: false });
});

test('every alternative is in the report, a theorem that has its own adds it', async () => {
  const names = dataAssumptions.map(({ name }) => name as string);
  const { alternatives, judgements } = await run(['eckart-young', 'lora-frozen-b'], {
    names: [...names.slice(5), 'fitted-factor'],
  });
  expect(alternatives.map(({ name, about }) => [name, about])).toEqual([
    ['student-noise', 'noise'],
    ['heteroscedastic-noise', 'noise'],
    ['correlated-noise', 'noise'],
    ['fitted-factor', null],
  ]);
  expect(judgements.filter(({ name }) => name === 'fitted-factor').map(({ id }) => id)).toEqual([
    'lora-frozen-b',
  ]);
});

test("a user's file is judged too; a sampler with its own noise and an estimator that breaks are named", async () => {
  const folder = folderOf({
    'a.ts': theoremText({ id: 'mine' }),
    'b.ts': theoremText({ id: 'broken', draw: "throw new Error('no data');" }),
  });
  const { judgements, summary } = await run([folder], { names: ['student-noise'] });
  expect(judgements).toMatchObject([
    { id: 'mine', finding: 'undecided', note: expect.stringContaining('asks for no noise') },
    { id: 'broken', finding: 'undecided', error: 'no data' },
  ]);
  expect(summary).toEqual({ 'load-bearing': 0, 'not load-bearing': 0, undecided: 2, errors: 1 });
});

test('a name that there is not is refused, with the nearest one', async () => {
  await expect(run(['eckart-young'], { names: ['rademacher-desing'] })).rejects.toThrow(
    "--assumption: there is no alternative 'rademacher-desing'; did you mean rademacher-design?",
  );
  await expect(run(['eckart-young'], { names: ['fitted-factor'] })).rejects.toThrow(
    "there is no alternative 'fitted-factor'; there are rademacher-design, ",
  );
});

test('a run that is stopped keeps what is finished', async () => {
  const controller = new AbortController();
  const report = await run(['fft-overdetermined'], {
    workers: 1,
    signal: controller.signal,
    onProgress: (finished) => finished === 2 && controller.abort(),
  });
  expect(report.interrupted).toBe(true);
  expect(report.judgements).toHaveLength(2);
});
