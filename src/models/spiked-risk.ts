/**
 * The spiked formula: the excess risk of LoRA with both factors trained at a fixed rank r, as dx, dy and n grow in
 * proportion (catalogue, section 7; singular values and vectors of a spiked matrix after Benaych-Georges & Nadakuditi
 * 2012). What LoRA truncates is P = Delta·√n + noise in the coordinates of the design, a dy × q matrix: a direction
 * of strength θ = s√n is *found* iff θ⁴ > sigma⁴·p·q.
 */
import { refuseUnlessFinite } from './finite-numbers.ts';
import { noiseSingularValue } from './marchenko-pastur.ts';
import { energy, givenSpectrum, type Spectrum } from './spectra.ts';

/** What the risk of trained LoRA depends on in this limit. */
export interface SpikedTask {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  /** LoRA rank, an integer ≥ 0. */
  readonly r: number;
  readonly sigma: number;
  /** Singular values of the shift; those left out are 0. */
  readonly s: Spectrum;
}

/** `gaussian`: independent standard normal inputs; `orthogonal`: XXᵀ = n·I. */
export type DesignKind = 'gaussian' | 'orthogonal';

/**
 * The factors by which a truncated P is turned into Â − A_0. A left singular direction of P carries over as it is; a
 * right one is divided by the design: the part of it that lies in the shift's own direction by 1/√own, the rest,
 * which is noise, by 1/√spread in the mean square; `inner` is the same for the inner product with the shift.
 */
interface Factors {
  readonly q: number;
  readonly own: number;
  readonly spread: number;
  readonly inner: number;
}

/**
 * @throws RangeError for r or a spectrum that cannot be, for a Gaussian design with n within 1 of dx, where the risk
 * has no mean, and for an orthogonal one with n < dx, which does not exist
 */
export function spikedRisk(task: SpikedTask, design: DesignKind = 'gaussian'): number {
  const { n, dx, dy, r, sigma } = task;
  const s = givenSpectrum(task.s);
  if (!(Number.isSafeInteger(r) && r >= 0)) throw new RangeError(`a rank must be an integer >= 0, got ${r}`);
  refuseUnlessFinite({ n, dx, dy, sigma });
  const factors = factorsOf(n, dx, design);
  if (r >= Math.min(dx, dy, n)) return fullFineTuningRisk(task, factors);
  const { found, lost } = splitDirections(task, factors.q);
  const { q, spread } = factors;
  const [rows, columns] = [dy - found, q - found];
  let risk = energy(s.slice(found));
  for (let k = 0; k < found; k++) risk += costOfFound(s[k]!, task, factors);
  for (let j = 1; j <= Math.min(lost, rows, columns); j++) {
    const y = noiseSingularValue(rows, columns, (j - 0.5) / Math.min(rows, columns));
    risk += sigma ** 2 * y ** 2 * spread;
  }
  return risk;
}

/** How many of the r fitted directions are found, θ⁴ > sigma⁴·p·q, and how many are lost to noise. */
function splitDirections({ n, dy, r, sigma, s }: SpikedTask, q: number): { found: number; lost: number } {
  const isFound = (value: number) => (value * value * n) ** 2 > sigma ** 4 * dy * q;
  const found = s.slice(0, r).filter(isFound).length;
  return { found, lost: r - found };
}

function factorsOf(n: number, dx: number, design: DesignKind): Factors {
  if (design === 'orthogonal') {
    if (n < dx) throw new RangeError(`a design with XXᵀ = n·I needs n >= dx, got n = ${n}, dx = ${dx}`);
    return { q: dx, own: 1 / n, spread: 1 / n, inner: 1 / Math.sqrt(n) };
  }
  if (n > dx + 1) return { q: dx, own: 1 / n, spread: 1 / (n - dx - 1), inner: 1 / Math.sqrt(n) };
  if (dx > n + 1) return { q: n, own: 1 / dx, spread: 1 / (dx - n - 1), inner: Math.sqrt(n) / dx };
  throw new RangeError(`the risk has no mean within 1 of the interpolation point: n = ${n}, dx = ${dx}`);
}

/** With c = p/q, x = θ/(sigma√q): the observed singular value y, and how far its two vectors u, v are from the shift's. */
function costOfFound(s: number, { n, dy, sigma }: SpikedTask, { q, own, spread, inner }: Factors): number {
  if (sigma === 0) return s * s * (n * own - 2 * Math.sqrt(n) * inner + 1);
  const c = dy / q;
  const x2 = (s * s * n) / (sigma ** 2 * q);
  const y2 = (sigma ** 2 * q * (x2 + 1) * (x2 + c)) / x2;
  const u2 = 1 - (c * (1 + x2)) / (x2 * (x2 + c));
  const v2 = 1 - (c + x2) / (x2 * (x2 + 1));
  return y2 * (v2 * own + (1 - v2) * spread) - 2 * Math.sqrt(y2 * u2 * v2) * s * inner + s * s;
}

/** At full rank LoRA is full fine-tuning: what is not seen stays, and the noise comes on top. */
function fullFineTuningRisk({ n, dx, dy, sigma, s }: SpikedTask, { q, spread }: Factors): number {
  return Math.max(0, 1 - n / dx) * energy(s) + sigma ** 2 * dy * q * spread;
}
