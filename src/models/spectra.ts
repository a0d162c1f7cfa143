/** Singular values s_1 ≥ s_2 ≥ … ≥ 0 of a shift, as lists of numbers. */

export type Spectrum = readonly number[];

/** A spectrum as given. Throws a RangeError naming the first value that is negative, not finite or out of order. */
export function givenSpectrum(values: readonly number[]): Spectrum {
  values.forEach((value, i) => {
    if (!(value >= 0 && value < Infinity)) {
      throw new RangeError(`singular value ${i + 1} must be a finite number >= 0, got ${value}`);
    }
    if (i > 0 && value > values[i - 1]) {
      throw new RangeError(
        `singular values must not increase: number ${i + 1} is ${value}, after ${values[i - 1]}`,
      );
    }
  });
  return [...values];
}

/** s_i = scale for i < count. */
export function constantSpectrum(count: number, scale: number): Spectrum {
  return decayingSpectrum(count, scale, 0, () => 1);
}

/** s_i = scale·e^(−rate·i), i from 0. */
export function exponentialSpectrum(count: number, scale: number, rate: number): Spectrum {
  return decayingSpectrum(count, scale, rate, (i) => Math.exp(-rate * i));
}

/** s_i = scale/(i + 1)^rate, i from 0. */
export function powerLawSpectrum(count: number, scale: number, rate: number): Spectrum {
  return decayingSpectrum(count, scale, rate, (i) => (i + 1) ** -rate);
}

/** ‖Delta‖_F² = Σ s_i². */
export function energy(spectrum: Spectrum): number {
  return tailEnergy(spectrum, 0);
}

/** T_r = Σ_{i > r} s_i² with i from 1: the part of ‖Delta‖_F² that no matrix of rank r can represent. */
export function tailEnergy(spectrum: Spectrum, r: number): number {
  if (!(Number.isSafeInteger(r) && r >= 0)) throw new RangeError(`a rank must be an integer >= 0, got ${r}`);
  return spectrum.slice(r).reduce((sum, s) => sum + s * s, 0);
}

function decayingSpectrum(count: number, scale: number, rate: number, at: (i: number) => number): Spectrum {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`the number of singular values must be an integer >= 0, got ${count}`);
  }
  if (!(scale >= 0 && scale < Infinity))
    throw new RangeError(`scale must be a finite number >= 0, got ${scale}`);
  if (!(rate >= 0 && rate < Infinity)) throw new RangeError(`rate must be a finite number >= 0, got ${rate}`);
  return Array.from({ length: count }, (_, i) => scale * at(i));
}
