import type { Expression } from '../algebra/expression.ts';
import type { Claim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { ParameterValues } from '../verdict.ts';

/** What a theorem says of a mean that somebody else simulated. */
export interface ClaimedMean {
  /** What the mean is of, in words. */
  readonly of: string;
  readonly predicted: Expression;
  /** What relative errors are relative to, up to its sign. */
  readonly scale: Expression;
  /** The same in words. */
  readonly relativeTo: string;
  readonly direction: 'equal' | 'at most';
}

/**
 * The mean that a theorem speaks of at each point of its claim domain; or, in words, why a mean and its standard error
 * say nothing of it. A regime speaks of the difference of two mean risks, and its errors are relative to the second
 * of them: the difference itself vanishes on the boundary.
 */
export function claimedMean(theorem: Theorem): ClaimedMean | string {
  const { claim, id } = theorem;
  const inner: Claim<ParameterValues> = claim.kind === 'conjecture' ? claim.claim : claim;
  switch (inner.kind) {
    case 'mean':
    case 'bound on a mean': {
      const predicted = theorem.read(inner.kind === 'mean' ? inner.equals : inner.atMost);
      const direction = inner.kind === 'mean' ? 'equal' : 'at most';
      return { of: inner.of.name, predicted, scale: predicted, relativeTo: 'its value', direction };
    }
    case 'regime': {
      if ('slopeIn' in inner)
        return `${id} compares how fast two risks grow, of which a mean at a point says nothing`;
      const [first, second] = inner.risks.map((risk) => theorem.read(risk)) as [Expression, Expression];
      const of = `excess risk of ${inner.methods[0]} − excess risk of ${inner.methods[1]}, on the same data`;
      return {
        of,
        predicted: { kind: 'subtract', left: first, right: second },
        scale: second,
        relativeTo: `the mean risk of ${inner.methods[1]}`,
        direction: 'equal',
      };
    }
    case 'limit':
      return `${id} claims a limit (${inner.as}): a mean that was simulated on the way is not yet the limit, and its distance from it is not known here`;
    case 'asymptotic':
      return `${id} is claimed as dimensions grow: a mean at given dimensions may differ from the formula, and by how much is not claimed`;
    default:
      return `${id} claims ${withArticle(inner.kind)}, of which a mean and its standard error say nothing`;
  }
}

function withArticle(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
