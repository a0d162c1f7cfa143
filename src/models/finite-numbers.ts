/** Throws a RangeError that names the first of the given numbers which is not finite, if there is one. */
export function refuseUnlessFinite(numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, got ${value}`);
  }
}
