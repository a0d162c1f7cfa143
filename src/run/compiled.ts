/**
 * A compiled module of this package. Workers and users' theorem files load JavaScript, because Node 20 reads no
 * TypeScript; where riskproof itself runs from its sources (under vitest) that is the copy in dist/.
 *
 * @param path - From the root of the package, without an ending: 'src/run/worker'.
 */
export function compiled(path: string): URL {
  const root = import.meta.url.endsWith('.ts') ? '../../dist/' : '../../';
  return new URL(`${root}${path}.js`, import.meta.url);
}
