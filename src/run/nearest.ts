import { distance } from 'fastest-levenshtein';

/** "; did you mean …?" with up to three candidates that are within a third of the word's length; or nothing. */
export function nearest(word: string, candidates: readonly string[]): string {
  const furthest = Math.max(2, Math.ceil(word.length / 3));
  const close = candidates
    .map((candidate) => ({ candidate, away: distance(word, candidate) }))
    .filter(({ candidate, away }) => away <= furthest || candidate.includes(word))
    .sort((left, right) => left.away - right.away)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
  return close.length === 0 ? '' : `; did you mean ${close.join(', ')}?`;
}
