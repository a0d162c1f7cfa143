import type { TheoremJudgement } from '../verdict.ts';

/** Numbers that JSON lacks or changes. They are written as { "number": "NaN" }. */
const special = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
]);

/** A judgement as JSON that `parseJudgement` reads as the same judgement, down to NaN, infinities and -0. */
export function formatJudgement(judgement: TheoremJudgement): string {
  return JSON.stringify(judgement, (_, value: unknown) => {
    for (const [name, number] of special) if (Object.is(value, number)) return { number: name };
    return value;
  });
}

/** @throws SyntaxError if the text is no JSON. */
export function parseJudgement(text: string): TheoremJudgement {
  return JSON.parse(text, (_, value: unknown) => {
    const isSpecial = typeof value === 'object' && value !== null && 'number' in value;
    return isSpecial && typeof value.number === 'string' ? (special.get(value.number) ?? value) : value;
  });
}
