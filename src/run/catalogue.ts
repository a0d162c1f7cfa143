import { existsSync } from 'node:fs';
import type { Theorem } from '../theorem.ts';

/** Every theorem that comes with riskproof, in the order of the catalogue. */
export async function wholeCatalogue(): Promise<readonly Theorem[]> {
  return (await import('../../theorems/index.ts')).catalogue;
}

/**
 * The theorem of the catalogue that has this id, if there is one. The others are not loaded where it has a file of its
 * name, with what it stands on.
 */
export async function inCatalogue(id: string): Promise<Theorem | undefined> {
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  const own = Object.values((await importOwnFile(id)) ?? {}).find((value) => hasId(value, id));
  return (own as Theorem | undefined) ?? (await wholeCatalogue()).find((theorem) => theorem.id === id);
}

function hasId(value: unknown, id: string): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && value.id === id;
}

async function importOwnFile(id: string): Promise<Readonly<Record<string, unknown>> | null> {
  if (exists(`../../theorems/${id}`)) return import(`../../theorems/${id}.ts`);
  if (exists(`../../theorems/facts/${id}`)) return import(`../../theorems/facts/${id}.ts`);
  return null;
}

/** Compiled beside compiled modules, and in TypeScript beside their sources. */
const ending = import.meta.url.slice(-'.ts'.length);
const exists = (path: string): boolean => existsSync(new URL(`${path}${ending}`, import.meta.url));
