import { expect, test } from 'vitest';
import {
  conjecture,
  meanOf,
  natural,
  positive,
  quantity,
  restate,
  type Theorem,
  theorem,
} from '../../src/index.ts';
import { randomStream } from '../../src/models/random.ts';
import { compareResults } from '../../src/run/comparison.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { catalogue } from '../../theorems/index.ts';
import { folderOf } from './theorem-files.ts';

const options = { falseAlarm: 1e-6, missedError: 1e-6 };
const named = (id: string) => catalogue.find((one) => one.id === id)!;

function compare(text: string, judged: Theorem | string, changed: object = {}) {
  const path = `${folderOf({ 'results.csv': text })}/results.csv`;
  const theorem = typeof judged === 'string' ? named(judged) : judged;
  return compareResults(path, theorem, { ...options, ...changed });
}

/** Mean and standard error of a theorem's own estimator at a point. */
function simulate({ claim, id }: Theorem, values: ParameterValues, draws: number) {
  if (claim.kind !== 'mean') throw new Error(`${id} is not a mean`);
  const draw = claim.of.sampler(values, randomStream(1, id, 'fixed'));
  const stream = randomStream(1, id, 'draws');
  const sample = Array.from({ length: draws }, () => draw(stream));
  const mean = sample.reduce((a, b) => a + b, 0) / draws;
  const squares = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, se: Math.sqrt(squares / (draws - 1) / draws) };
}

const fft = named('fft-overdetermined');
const simulated = [
  { n: 16, dx: 3, dy: 4, sigma: 1 },
  { n: 30, dx: 5, dy: 3, sigma: 0.5 },
].map((point) => ({ point, ...simulate(fft, point, 20_000) }));

/** What an estimator that is off by a factor would give. */
function table(factor = 1): string {
  const rows = simulated.map(({ point, mean, se }) => [...Object.values(point), factor * mean, factor * se]);
  return `n,dx,dy,sigma,mean,se\n${rows.join('\n')}\n`;
}

test('rows simulated from the truth are supported', () => {
  const comparison = compare(table(), fft, { detects: 0.05 });
  expect(comparison.rows.map(({ verdict }) => verdict)).toEqual(['supported', 'supported']);
  expect(comparison).toMatchObject({
    theorem: 'fft-overdetermined',
    verdict: 'supported',
    guarantee: 'asymptotic',
    formula: 'sigma^2*dy*dx/(n - dx - 1)',
    ignored: [],
  });
});

test('an estimator that is 5 % off is refuted, and so is a formula', () => {
  for (const factor of [0.95, 1.05]) expect(compare(table(factor), fft).verdict).toBe('refuted');
  expect(compare(table(), restate(fft, '1.05*sigma^2*dy*dx/(n-dx-1)')).verdict).toBe('refuted');
  expect(compare(table(), restate(fft, 'sigma^2*dy*dx/(n-dx)')).verdict).toBe('refuted');
});

test('a quantity is computed from a spectrum, or read from a column of its own', () => {
  const spectrum = 'n,dx,dy,sigma,s,mean,se\n4,12,3,1,3;2;1,12,0.01\n4,12,3,1,"3 2 1",12,0.01\n';
  const energy = 'F2,n,dx,dy,sigma,mean,se\n14,4,12,3,1,12,0.01\n';
  // (1 − 4/12)·14 + 3·4/7
  const predicted = 28 / 3 + 12 / 7;
  for (const text of [spectrum, energy]) {
    for (const row of compare(text, 'fft-underdetermined').rows)
      expect(row.predicted).toBeCloseTo(predicted, 12);
  }
  expect(() => compare('n,dx,dy,sigma,mean,se\n4,12,3,1,12,0.01\n', 'fft-underdetermined')).toThrow(
    "line 2: there is no column 'F2' (‖Delta‖², the energy of the shift); to compute it, 's' is needed",
  );
});

test('columns may have other names, and those that nothing is read from are listed', () => {
  const text = 'samples,dx,dy,sigma,avg,std err,seed\n16,3,4,1,1,0.001,7\n';
  const columns = { n: 'samples', mean: 'avg', se: 'std err' };
  expect(compare(text, fft, { columns })).toMatchObject({ ignored: ['seed'], verdict: 'supported' });
  expect(() => compare(text, fft, { columns: { ...columns, se: 'stderr' } })).toThrow("--columns: '");
  expect(() => compare(text, fft, { columns: { men: 'avg' } })).toThrow(
    "--columns: 'men' is nothing that fft-overdetermined reads; did you mean mean, se, n?",
  );
});

test('the unnamed index that pandas writes is passed over, and a spectrum needs quotes among semicolons', () => {
  expect(compare(',n,dx,dy,sigma,mean,se\n0,16,3,4,1,1,0.001\n', fft)).toMatchObject({
    ignored: [],
    verdict: 'supported',
  });
  const text = 's;n;dx;dy;sigma;mean;se\n"3;2;1";4;12;3;1;11;0.01\n';
  expect(compare(text, 'fft-underdetermined').rows[0]!.values.s).toEqual([3, 2, 1]);
});

test('a regime speaks of the difference of its two risks, relative to the second', () => {
  const text = 'n,dx,dy,r,sigma,b,mean,se\n32,10,4,2,1,1,-0.4,0.001\n';
  const { rows, relativeTo } = compare(text, 'regime-frozen-a');
  const [frozen, full] = [31 / 29 + 8 / 29, 40 / 21];
  expect(relativeTo).toBe('the mean risk of full fine-tuning');
  expect(rows[0]).toMatchObject({
    predicted: expect.closeTo(frozen - full, 12),
    scale: expect.closeTo(full, 12),
  });
});

const parameters = { n: natural('samples'), sigma: positive('noise') };
const risk = { name: 'a risk', sampler: () => () => 1 };

test('a bound is held from above', () => {
  const bound = theorem({
    id: 'bound',
    cites: '',
    statement: '',
    parameters,
    claim: meanOf(risk).atMost('sigma*n'),
  });
  expect(compare('n,sigma,mean,se\n2,1,1,0.1\n', bound)).toMatchObject({
    verdict: 'supported',
    direction: 'at most',
  });
  expect(compare('n,sigma,mean,se\n2,1,3,0.1\n', bound).verdict).toBe('refuted');
});

test('a conjecture of a mean is held, and says that it is one', () => {
  const claim = conjecture(meanOf(risk).equals('sigma*n'));
  const judged = theorem({ id: 'guess', cites: '', statement: '', parameters, claim });
  expect(compare('n,sigma,mean,se\n2,1,2,0.001\n', judged)).toMatchObject({
    verdict: 'supported',
    kind: 'conjecture',
  });
});

test('a quantity that depends on what is held fixed needs its column', () => {
  const drawn = theorem({
    id: 'drawn',
    cites: '',
    statement: '',
    parameters,
    quantities: { q: quantity('missed energy', (_, fixed) => fixed.uniform()) },
    claim: meanOf(risk).equals('q*sigma'),
  });
  expect(() => compare('n,sigma,mean,se\n2,1,2,0.1\n', drawn)).toThrow(
    "line 2: 'q' (missed energy) depends on what your simulation holds fixed, so it needs a column of its own",
  );
  expect(compare('q,sigma,mean,se\n2,1,2,0.001\n', drawn).verdict).toBe('supported');
});

const header = 'n,dx,dy,sigma,mean,se';
test.each([
  ['lora-small-noise', header, 'lora-small-noise claims a limit (sigma -> 0)'],
  [
    'lora-floor',
    header,
    'lora-floor claims a pathwise bound, of which a mean and its standard error say nothing',
  ],
  ['inverse-wishart-diagonal', header, 'claims a law, of which'],
  ['regime-trained-small-noise', header, 'claims an identity, of which'],
  [
    'fft-overdetermined',
    'n,dx,dy,mean,se',
    "has no column 'sigma' (noise standard deviation); it has 'n', 'dx'",
  ],
  [
    'fft-overdetermined',
    'n,dx,dy,sigma,men,se',
    "has no column 'mean'; did you mean men? (--columns mean=… says",
  ],
  [
    'fft-overdetermined',
    `${header}\n12,12,3,1,5,0.1`,
    'line 2: outside the claim domain of fft-overdetermined: n > dx + 1 is violated by n=12, dx=12, dy=3',
  ],
  [
    'fft-overdetermined',
    `${header}\n20.5,12,3,1,5,0.1`,
    'line 2: outside the claim domain of fft-overdetermined: n = 20.5 is not an integer >= 1',
  ],
  [
    'fft-overdetermined',
    `${header}\n20,12,3,1,5,0.1\n20,12,3,1,nan,0.1`,
    "line 3, column 'mean': 'nan' is not a finite number",
  ],
  [
    'fft-overdetermined',
    `${header}\n20,12,3,1,5,-0.1`,
    "line 2, column 'se': -0.1 is not a standard error, which is > 0",
  ],
  ['fft-overdetermined', `${header}\n20,12,3,1,5,0`, "line 2, column 'se': 0 is not a standard error"],
  [
    'fft-overdetermined',
    `${header}\n20,12,3,one,5,0.1`,
    "line 2, column 'sigma': 'one' is not a finite number",
  ],
  ['fft-overdetermined', `${header}\n20,12,3,,5,0.1`, "line 2, column 'sigma': the cell is empty"],
  [
    'fft-overdetermined',
    `${header}\n20,12,3,1;2,5,0.1`,
    "line 2, column 'sigma': '1;2' holds 2 numbers, but one is meant",
  ],
  [
    'fft-overdetermined',
    `${header}\n20,12,3,1,1e999,0.1`,
    "line 2, column 'mean': '1e999' is not a finite number",
  ],
  [
    'fft-underdetermined',
    `s,${header}\n1;3;2,4,12,3,1,5,0.1`,
    'line 2: outside the claim domain of fft-underdetermined: s = 1; 3; 2 is not positive and non-increasing',
  ],
  ['fft-underdetermined', `s,${header}\n3;1,4,12,3,1,5,0.1`, 's has 2 values, not min(dx, dy) = 3'],
])('one line answers %s for %j', (id, text, message) => {
  expect(() => compare(`${text}\n`, id)).toThrow(message);
});
