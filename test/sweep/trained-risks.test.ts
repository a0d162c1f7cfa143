import { describe, expect, test } from 'vitest';
import { fullFineTuning, loraTrained } from '../../src/models/estimators.ts';
import { haarOrthonormalColumns, haarOrthonormalRows } from '../../src/models/haar.ts';
import { referenceRoad } from '../../src/models/least-squares.ts';
import { singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import {
  add,
  frobeniusSquared,
  type Matrix,
  multiply,
  multiplyTransposed,
  scale,
  transpose,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { regressionData } from '../../src/models/regression.ts';
import { excessRisk } from '../../src/models/risk.ts';
import { trainedRisks } from '../../src/sweep/trained-risks.ts';
import { errorEnergy, type WhitenedData, whitenedData } from '../../src/sweep/whitened-data.ts';
import { gaussian } from '../models/matrices.ts';

interface Case {
  readonly n: number;
  readonly dx: number;
  /** Rows of Z, and so the outputs. */
  readonly p: number;
  /** Rows of Delta. */
  readonly k: number;
  readonly sigma: number;
}

const cases: Case[] = [
  { n: 30, dx: 8, p: 8, k: 2, sigma: 1 },
  { n: 12, dx: 9, p: 5, k: 3, sigma: 0.3 },
  { n: 25, dx: 6, p: 10, k: 4, sigma: 2 },
  { n: 14, dx: 7, p: 7, k: 7, sigma: 0.5 },
  { n: 6, dx: 15, p: 6, k: 1, sigma: 1 },
  { n: 5, dx: 12, p: 8, k: 6, sigma: 0.7 },
  { n: 9, dx: 20, p: 4, k: 4, sigma: 1 },
  { n: 20, dx: 1, p: 3, k: 1, sigma: 1 },
];

/** F as a matrix. */
function designFactor({ diagonal, off }: WhitenedData): Matrix {
  const q = diagonal.length;
  const F = zeros(q, q);
  for (let i = 0; i < q; i++) {
    F.data[i * q + i] = diagonal[i]!;
    if (i + 1 < q) F.data[i * q + i + 1] = off[i]!;
  }
  return F;
}

/** The same draw by either road: whitened, and as an X and an E that give it. */
function draw({ n, dx, p, k, sigma }: Case) {
  const stream = randomStream('trained risks', n, dx, p, k);
  const q = Math.min(n, dx);
  const whitened = whitenedData({ n, dx, dy: p, signalRows: k })(stream);
  const F = designFactor(whitened);
  // What is used is a multiple of the shift.
  const shift = gaussian(k, dx, stream);
  const multiple = 0.6;
  const downstream = zeros(p, dx);
  downstream.data.set(scale(shift, multiple).data);
  const seen = zeros(k, q);
  for (let i = 0; i < k; i++) seen.data.set(shift.data.subarray(i * dx, i * dx + q), i * q);
  const W = n >= dx ? haarOrthonormalRows(dx, n, stream) : haarOrthonormalColumns(dx, n, stream);
  const noise = zeros(p, q);
  noise.data.set(whitened.noise.data);
  const pretrained = gaussian(p, dx, stream);
  const parts =
    n >= dx
      ? {
          // The noise that rows of X do not see changes nothing.
          X: multiply(F, W),
          E: add(scale(multiply(noise, W), sigma), unseenNoise(W, gaussian(p, n, stream))),
          shift: downstream,
        }
      : {
          X: multiply(W, F),
          E: scale(noise, sigma),
          // Rotated so that W sees what the first columns of the identity would.
          shift: multiplyTransposed(downstream, completed(W, stream)),
        };
  const data = regressionData({
    X: parts.X,
    E: parts.E,
    pretrained,
    downstream: add(pretrained, parts.shift),
  });
  const missed = multiple ** 2 * (frobeniusSquared(shift) - frobeniusSquared(seen));
  return {
    whitened,
    F,
    seen,
    multiple,
    data,
    missed,
    q,
    P: add(multiply(padded(seen, p, multiple), F), scale(noise, sigma)),
  };
}

function padded(seen: Matrix, rows: number, factor: number): Matrix {
  const out = zeros(rows, seen.columns);
  out.data.set(scale(seen, factor).data);
  return out;
}

/** E (I − WᵀW). */
function unseenNoise(W: Matrix, E: Matrix): Matrix {
  return add(E, scale(multiply(multiplyTransposed(E, W), W), -1));
}

/** An orthogonal matrix that begins with the columns of W. */
function completed(W: Matrix, stream: ReturnType<typeof randomStream>): Matrix {
  const { rows, columns } = W;
  const rest = gaussian(rows - columns, rows, stream);
  const all = zeros(rows, rows);
  all.data.set(transpose(W).data);
  const outside = unseenNoise(transpose(W), rest);
  all.data.set(outside.data, columns * rows);
  return transpose(orthonormalRows(all));
}

function orthonormalRows(m: Matrix): Matrix {
  const { U, V } = singularValueDecomposition(m);
  return multiplyTransposed(U, V);
}

/**
 * How far two backward stable roads may be apart at rank r. The left singular space of P is off by
 * δ ≤ 10·d·ε·s_1²/(s_r² − s_{r+1}²) by either road (Davis & Kahan; the Gram matrix is off by a multiple of d·ε·s_1²), D̂ by
 * δ‖P‖‖F⁻¹‖, and the risk by twice that times ‖D̂ − Delta‖, plus the rounding of a sum of terms of this size.
 */
function tolerance({ P, F }: ReturnType<typeof draw>, r: number, risk: number): number {
  const s = [...singularValueDecomposition(P).s, 0];
  const inverse = 1 / singularValueDecomposition(F).s.at(-1)!;
  const rounding = 10 * Math.max(P.rows, P.columns) * Number.EPSILON;
  const turn = r === 0 ? 0 : (rounding * s[0]! ** 2) / (s[r - 1]! ** 2 - s[r]! ** 2);
  const size = Math.sqrt(frobeniusSquared(P)) * inverse;
  return 2 * (2 * turn * size * Math.sqrt(risk) + rounding * (risk + size ** 2));
}

describe.each(cases)('n = $n, dx = $dx, $p outputs, $k rows of signal', (task) => {
  const drawn = draw(task);
  const { whitened, seen, multiple, data, missed, q } = drawn;
  const count = Math.min(task.p, q);
  const trained = trainedRisks(task.k, task.p, q, count);
  trained.useData(whitened);
  const risks = trained.ofShift(seen, multiple, task.sigma);

  test.each(Array.from({ length: count + 1 }, (_, r) => r))('rank %i: as the plain road on X and E', (r) => {
    const plain = excessRisk(loraTrained(data, r, { road: referenceRoad }), data.downstream);
    expect(Math.abs(risks[r]! + missed - plain)).toBeLessThan(tolerance(drawn, r, plain));
  });

  test('full fine-tuning: as the plain road on X and E', () => {
    const plain = excessRisk(fullFineTuning(data, { road: referenceRoad }), data.downstream);
    const full = task.sigma ** 2 * errorEnergy(whitened) + missed;
    expect(Math.abs(full - plain)).toBeLessThan(tolerance(drawn, count, plain));
    // At full rank LoRA is full fine-tuning.
    expect(Math.abs(risks[count]! + missed - full)).toBeLessThan(tolerance(drawn, count, plain));
  });

  test('another shift and noise on the same data, and other data in between', () => {
    const before = [...risks];
    trained.ofShift(scale(seen, -2), 1, 3 * task.sigma);
    trained.useData(draw({ ...task, n: task.n + (task.n < task.dx ? 0 : 1) }).whitened);
    trained.ofShift(seen, 1, 1);
    trained.useData(whitened);
    expect([...trained.ofShift(seen, multiple, task.sigma)]).toEqual(before);
  });
});

describe('what a broken kernel would give is far outside the tolerance', () => {
  const drawn = draw(cases[1]!);
  const { whitened, seen, multiple, data, q } = drawn;
  const { p, k, sigma } = cases[1]!;
  const risksWith = (broken: WhitenedData): Float64Array => {
    const trained = trainedRisks(k, p, q, 4);
    trained.useData(broken);
    return trained.ofShift(seen, multiple, sigma);
  };
  const plain = excessRisk(loraTrained(data, 2, { road: referenceRoad }), data.downstream);
  const isOff = (risk: number) =>
    expect(Math.abs(risk - plain)).toBeGreaterThan(1e6 * tolerance(drawn, 2, plain));

  test('a rank that is off by one', () => {
    const risks = risksWith(whitened);
    isOff(risks[1]!);
    isOff(risks[3]!);
  });

  test('a design factor that is forgotten, or whose second diagonal is', () => {
    isOff(risksWith({ ...whitened, diagonal: new Float64Array(q).fill(1), off: new Float64Array(q) })[2]!);
    isOff(risksWith({ ...whitened, off: new Float64Array(q) })[2]!);
  });
});

test('NaN is an error', () => {
  const { whitened, seen } = draw(cases[0]!);
  const trained = trainedRisks(2, 8, 8, 3);
  trained.useData(whitened);
  expect(() => trained.ofShift(seen, Number.NaN, 1)).toThrow('not finite');
});
