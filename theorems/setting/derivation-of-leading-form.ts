/** One draw of the data of the derivation about the limit of trained LoRA on many samples, with the value of each symbol. */
import {
  add,
  type DrawnSymbols,
  diagonal,
  factoredShift,
  gram,
  type Matrix,
  multiply,
  multiplyTransposed,
  orthonormalizeRows,
  type RandomStream,
  type Sampler,
  scale,
  subtract,
  transpose,
} from '../../src/index.ts';
import { gaussianMatrix } from './full-fine-tuning.ts';
import { leadingFormOf, meanOfLeadingForm, type RankedTask } from './lora-leading-form.ts';

/** The given orthonormal rows, followed by others that complete them to a basis of the space. */
function basisFrom({ rows, columns, data }: Matrix, stream: RandomStream): Matrix {
  const others = gaussianMatrix(columns - rows, columns, stream).data;
  return orthonormalizeRows({ rows: columns, columns, data: Float64Array.from([...data, ...others]) });
}

/**
 * With H = Z + (Delta − Delta_r)W in the singular bases of Delta, completed, and t = s_j/s_i for i ≤ r < j: Q = the
 * quadratic form, K = Σ_{i,j≤r} h_ij², P = Σ_{i≤r<j} (h_ij² + h_ji²)/(1 − t²), C = Σ_{i≤r<j} 2t h_ij h_ji/(1 − t²),
 * M = the mean of P from the variances sigma² and sigma² + s_j² of its entries.
 */
export const drawnLeadingForm: Sampler<RankedTask, DrawnSymbols> = (values, fixed) => {
  const { dx, dy, r, sigma, s } = values;
  const { left, right } = factoredShift(dy, dx, s, fixed.substream('shift'));
  const outputs = basisFrom(transpose(left), fixed.substream('outputs'));
  const inputs = basisFrom(right, fixed.substream('inputs'));
  const tail = diagonal(
    s.map((value, i) => (i < r ? 0 : value)),
    dy,
    dx,
  );
  const n = dx + dy;
  const form = leadingFormOf(values, left, right);
  return (stream) => {
    const X = gaussianMatrix(dx, n, stream);
    const E = scale(gaussianMatrix(dy, n, stream), sigma);
    const entries = () => {
      const turned = multiply(inputs, X);
      const unit = diagonal(new Array<number>(dx).fill(1));
      const W = scale(subtract(scale(gram(turned), 1 / n), unit), Math.sqrt(n));
      const Z = scale(multiplyTransposed(multiply(outputs, E), turned), 1 / Math.sqrt(n));
      const { data } = add(Z, multiply(tail, W));
      return (i: number, j: number) => (i < dy && j < dx ? data[i * dx + j]! : 0);
    };
    const sumOver = (pairs: boolean, term: (above: number, below: number, t: number) => number) => {
      const h = entries();
      let sum = 0;
      for (let i = 0; i < r; i++) {
        const [from, to] = pairs ? [r, Math.max(dx, dy)] : [0, r];
        for (let j = from; j < to; j++) sum += term(h(i, j), h(j, i), (s[j] ?? 0) / s[i]!);
      }
      return sum;
    };
    return {
      symbols: {
        Q: () => form(n, gram(X), multiplyTransposed(E, X)),
        K: () => sumOver(false, (above) => above ** 2),
        P: () => sumOver(true, (above, below, t) => (above ** 2 + below ** 2) / (1 - t * t)),
        C: () => sumOver(true, (above, below, t) => (2 * t * above * below) / (1 - t * t)),
        M: () => meanOfLeadingForm(values) - (r * sigma) ** 2,
      },
    };
  };
};
