import { compiled } from '../../src/run/compiled.ts';

/**
 * What is timed is compiled, as users have it: a module of dist/, with the type of its source.
 *
 * @param path - From the root of the package, without an ending.
 */
export async function compiledModule<T>(path: string): Promise<T> {
  return import(compiled(path).href) as Promise<T>;
}
