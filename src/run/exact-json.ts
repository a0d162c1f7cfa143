/** Numbers that JSON lacks or changes. They are written as { "number": "NaN" }. */
const special = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
]);

/** Plain data as JSON that `parseExact` reads as the same data, down to NaN, infinities and -0. */
export function formatExact(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    for (const [name, number] of special) if (Object.is(value, number)) return { number: name };
    return value;
  });
}

/** @throws SyntaxError if the text is no JSON. */
export function parseExact(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    const isSpecial = typeof value === 'object' && value !== null && 'number' in value;
    return isSpecial && typeof value.number === 'string' ? (special.get(value.number) ?? value) : value;
  });
}
