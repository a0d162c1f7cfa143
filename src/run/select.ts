import type { LoadedTheorem } from './load.ts';

/** Which of the loaded theorems are judged. */
export interface Selection {
  /** A regular expression that an id must match somewhere; text that is no regular expression must occur in it. */
  readonly filter?: string;
}

/** The selected theorems in their order. */
export function select(loaded: readonly LoadedTheorem[], { filter }: Selection): LoadedTheorem[] {
  const matches = filter === undefined ? () => true : matcher(filter);
  return loaded.filter(({ theorem }) => matches(theorem.id));
}

function matcher(filter: string): (id: string) => boolean {
  try {
    const pattern = new RegExp(filter);
    return (id) => pattern.test(id);
  } catch {
    return (id) => id.includes(filter);
  }
}
