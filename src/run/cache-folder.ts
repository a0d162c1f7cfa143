import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Where verdicts are kept: what RISKPROOF_CACHE names; else node_modules/.cache/riskproof of the nearest folder upwards
 * that has a node_modules; else riskproof in $XDG_CACHE_HOME, or in ~/.cache.
 *
 * @param folder - Where the search begins: the working directory.
 */
export function cacheFolder(
  folder: string = process.cwd(),
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  if (environment.RISKPROOF_CACHE) return environment.RISKPROOF_CACHE;
  const modules = nearestModules(folder);
  if (modules !== null) return join(modules, '.cache', 'riskproof');
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'riskproof');
}

function nearestModules(folder: string): string | null {
  const modules = join(folder, 'node_modules');
  if (existsSync(modules)) return modules;
  const above = dirname(folder);
  return above === folder ? null : nearestModules(above);
}
