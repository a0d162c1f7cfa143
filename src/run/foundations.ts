import { catalogue } from '../../theorems/index.ts';
import { catalogueSource, type LoadedTheorem } from './load.ts';

/**
 * The theorems and, before them, those of the catalogue that they stand on, directly or not, in the catalogue's order.
 * What stands in other files that were not loaded is not found.
 */
export function withFoundations(loaded: readonly LoadedTheorem[]): LoadedTheorem[] {
  const byId = new Map(catalogue.map((theorem) => [theorem.id, theorem]));
  for (const { theorem } of loaded) byId.set(theorem.id, theorem);
  // A set is walked while it grows.
  const wanted = new Set(loaded.map(({ theorem }) => theorem.id));
  for (const id of wanted) for (const below of byId.get(id)?.standsOn ?? []) wanted.add(below);
  const given = new Set(loaded.map(({ theorem }) => theorem.id));
  const foundations = catalogue.filter(({ id }) => wanted.has(id) && !given.has(id));
  return [...foundations.map((theorem) => ({ theorem, source: catalogueSource })), ...loaded];
}
