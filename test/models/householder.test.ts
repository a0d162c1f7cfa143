import { describe, expect, test } from 'vitest';
import { backTransform, type TridiagonalForm, tridiagonaliser } from '../../src/models/householder.ts';
import {
  copy,
  diagonal,
  frobeniusSquared,
  gram,
  identity,
  type Matrix,
  multiply,
  multiplyTransposed,
  squaredDistance,
  transpose,
  zeros,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';

/** An error of 10·d·ε‖A‖ is more than twice what Higham (2002, theorem 19.4) allows reflections of these sizes. */
const bound = (a: Matrix) => 10 * a.rows * Number.EPSILON * Math.sqrt(frobeniusSquared(a));

function symmetric(d: number): Matrix {
  const m = zeros(d, d);
  randomStream('householder', d).fillNormal(m.data);
  for (let i = 0; i < d; i++) for (let j = 0; j < i; j++) m.data[j * d + i] = m.data[i * d + j]!;
  return m;
}

function tridiagonalMatrix({ diagonal: values, off }: TridiagonalForm): Matrix {
  const d = values.length;
  const t = diagonal([...values]);
  for (let i = 0; i + 1 < d; i++) t.data[i * d + i + 1] = t.data[(i + 1) * d + i] = off[i]!;
  return t;
}

/** Q Tᵀ Qᵀ and Q, whose rows are those of the identity transformed back. */
function compose(form: TridiagonalForm) {
  const d = form.diagonal.length;
  const Q = identity(d);
  backTransform(form, Q);
  return { Q, product: multiply(multiply(transpose(Q), tridiagonalMatrix(form)), Q) };
}

describe.each([1, 2, 3, 4, 5, 8, 9, 31])('a symmetric %i × %i matrix', (d) => {
  const a = symmetric(d);
  const form = tridiagonaliser(d)(copy(a));

  test('is Q T Qᵀ, with Q orthogonal', () => {
    const { Q, product } = compose(form);
    expect(Math.sqrt(squaredDistance(gram(Q), identity(d)))).toBeLessThan(bound(identity(d)));
    expect(Math.sqrt(squaredDistance(product, a))).toBeLessThan(bound(a));
  });

  test('only its lower triangle is read', () => {
    const lower = copy(a);
    for (let i = 0; i < d; i++) for (let j = i + 1; j < d; j++) lower.data[i * d + j] = Number.NaN;
    const again = tridiagonaliser(d)(lower);
    expect([...again.diagonal]).toEqual([...form.diagonal]);
    expect([...again.off]).toEqual([...form.off]);
  });
});

test('rows that are reduced already stay as they are', () => {
  const t = tridiagonalMatrix({ ...tridiagonaliser(6)(symmetric(6)) });
  for (const a of [t, diagonal([3, 1, 2, 5]), zeros(3, 3)]) {
    const { product } = compose(tridiagonaliser(a.rows)(copy(a)));
    expect(Math.sqrt(squaredDistance(product, a))).toBeLessThanOrEqual(bound(a));
  }
});

test('matrices one after the other do not touch each other', () => {
  const form = tridiagonaliser(7);
  form(symmetric(7));
  const other = multiplyTransposed(symmetric(7), symmetric(7));
  const second = form(copy(other));
  expect([...second.off]).toEqual([...tridiagonaliser(7)(copy(other)).off]);
});
