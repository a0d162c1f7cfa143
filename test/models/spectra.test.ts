import { expect, test } from 'vitest';
import {
  constantSpectrum,
  energy,
  exponentialSpectrum,
  givenSpectrum,
  powerLawSpectrum,
  tailEnergy,
} from '../../src/models/spectra.ts';

test('spectra follow their formulas, counted from 0', () => {
  expect(constantSpectrum(3, 2)).toEqual([2, 2, 2]);
  expect(exponentialSpectrum(3, 5, Math.LN2)).toEqual([
    5,
    5 * Math.exp(-Math.LN2),
    5 * Math.exp(-2 * Math.LN2),
  ]);
  expect(powerLawSpectrum(4, 6, 1)).toEqual([6, 3, 2, 1.5]);
  expect(exponentialSpectrum(2, 5, 0)).toEqual([5, 5]);
});

test('energy is the sum of squares, tail energy that of the values after the first r', () => {
  expect(energy([3, 2, 1])).toBe(14);
  expect([0, 1, 2, 3, 4].map((r) => tailEnergy([3, 2, 1], r))).toEqual([14, 5, 1, 0, 0]);
});

test('what is no spectrum is refused by place and value', () => {
  expect(givenSpectrum([2, 2, 0])).toEqual([2, 2, 0]);
  expect(() => givenSpectrum([1, 2])).toThrow('number 2 is 2, after 1');
  expect(() => givenSpectrum([1, -1])).toThrow('singular value 2 must be a finite number >= 0, got -1');
  expect(() => givenSpectrum([Number.NaN])).toThrow('got NaN');
  expect(() => powerLawSpectrum(3, 1, -1)).toThrow('rate must be a finite number >= 0, got -1');
  expect(() => constantSpectrum(1.5, 1)).toThrow('got 1.5');
  expect(() => constantSpectrum(2, Infinity)).toThrow('scale must be a finite number >= 0, got Infinity');
  expect(() => tailEnergy([1], -1)).toThrow('a rank must be an integer >= 0, got -1');
});
