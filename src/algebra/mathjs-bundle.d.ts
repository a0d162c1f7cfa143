/** The bundle of mathjs has no types of its own; mathjs.ts gives it those of the package. */
declare module 'mathjs/lib/browser/math.js' {
  const bundle: unknown;
  export default bundle;
}
