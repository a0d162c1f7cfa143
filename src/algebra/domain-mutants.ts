/** Near misses of where a theorem holds: every slip of the pen in one of its constraints. */
import {
  type Constraint,
  type Expression,
  formatExpression,
  parseConstraints,
  type Relation,
  substituteExpressions,
  symbolsOf,
} from './expression.ts';
import { type MutantKind, mutate } from './mutate.ts';
import { namesOf, type Parameters } from './parameter.ts';

export interface DomainMutant {
  readonly kind: MutantKind | 'inequality' | 'constraint';
  readonly description: string;
  /** All constraints, one of them mistyped. */
  readonly text: string;
}

const turned: Readonly<Record<Relation, Relation | null>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': null,
};
const otherStrictness: Readonly<Record<Relation, Relation | null>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': null,
};

/**
 * The constraints with one of them dropped, turned, made strict or not strict, or with a near miss of one of its sides.
 * A parameter may be taken for another of its kind. Nothing is said of which of them have the same points.
 */
export function domainMutants(text: string, parameters: Parameters): DomainMutant[] {
  const constraints = parseConstraints(text);
  return constraints.flatMap((constraint, i) => {
    const instead = (kind: DomainMutant['kind'], description: string, ...replacement: string[]) => ({
      kind,
      description,
      text: constraints
        .map((one) => one.text)
        .toSpliced(i, 1, ...replacement)
        .join(', '),
    });
    return [
      instead('constraint', `'${constraint.text}' dropped`),
      ...relations(constraint).map(([description, written]) => instead('inequality', description, written)),
      ...sides(constraint, parameters).map(({ kind, description, written }) =>
        instead(kind, `${description} in '${constraint.text}'`, written),
      ),
    ];
  });
}

function relations({ left, relation, right, text }: Constraint): [description: string, written: string][] {
  const [l, r] = [formatExpression(left), formatExpression(right)];
  const [opposite, strictness] = [turned[relation], otherStrictness[relation]];
  return [
    ...(opposite === null ? [] : ([[`'${text}' turned`, `${l} ${opposite} ${r}`]] as [string, string][])),
    ...(strictness === null
      ? []
      : ([
          [`'${text}' made ${strictness.length === 1 ? 'strict' : 'not strict'}`, `${l} ${strictness} ${r}`],
        ] as [string, string][])),
  ];
}

/** Near misses of either side, and two parameters swapped throughout. */
function sides(constraint: Constraint, parameters: Parameters) {
  const { relation } = constraint;
  const [left, right] = [formatExpression(constraint.left), formatExpression(constraint.right)];
  const used = [...symbolsOf(constraint)];
  const kinds = (['natural', 'positive'] as const).filter((kind) =>
    namesOf(parameters, kind).some((name) => used.includes(name)),
  );
  const symbols = kinds.flatMap((kind) => namesOf(parameters, kind));
  const nearMisses = (side: string) =>
    mutate(side, { symbols }).mutants.filter(({ kind }) => kind !== 'swap');
  const swapped = used.flatMap((a, i) =>
    used.slice(i + 1).map((b) => {
      const swap = (side: Expression) =>
        formatExpression(
          substituteExpressions(side, {
            [a]: { kind: 'symbol', name: b },
            [b]: { kind: 'symbol', name: a },
          }),
        );
      return {
        kind: 'swap' as const,
        description: `'${a}' and '${b}' swapped`,
        written: `${swap(constraint.left)} ${relation} ${swap(constraint.right)}`,
      };
    }),
  );
  return [
    ...nearMisses(left).map((one) => ({ ...one, written: `${one.formula} ${relation} ${right}` })),
    ...nearMisses(right).map((one) => ({ ...one, written: `${left} ${relation} ${one.formula}` })),
    ...swapped,
  ];
}
