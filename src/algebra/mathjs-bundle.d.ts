/** The bundle of mathjs has no types of its own, and its functions are those of the package. */
declare module 'mathjs/lib/browser/math.js' {
  const mathjs: typeof import('mathjs');
  export default mathjs;
}
