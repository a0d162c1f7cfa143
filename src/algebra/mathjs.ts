/** The only place that imports mathjs. */
import type { MathNode } from 'mathjs';
// One file instead of a thousand: it loads in a quarter of the time, in every worker thread.
import bundle from 'mathjs/lib/browser/math.js';

export type {
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from 'mathjs';

/** A number as it is written. The parser is given this instead of mathjs's own numbers, so that no digit is lost. */
export class Literal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const mathjs = bundle as typeof import('mathjs');

/** What mathjs can do with a formula, and its trees with numbers of its own for that. Nothing of it is trusted. */
export const algebra: Pick<typeof mathjs, 'derivative' | 'parse' | 'rationalize' | 'simplify'> = mathjs;

/**
 * What the nodes of a tree need to be evaluated. Parsing never does that, and to set these functions up takes longer
 * than to load mathjs, so they are taken away before the parser asks for them.
 */
const evaluation = ['subset', 'matrix', 'size', 'isBounded', 'ResultSet', 'Unit'];

const instance = mathjs.create({});
for (const name of ['numeric', ...evaluation]) Reflect.deleteProperty(instance, name);
instance.import([
  mathjs.factory('numeric', [], () => (text: string) => new Literal(text)),
  ...evaluation.map((name) =>
    mathjs.factory(name, [], () => () => {
      throw new Error(`a formula is parsed, and not evaluated by mathjs: '${name}'`);
    }),
  ),
]);

/** Throws a SyntaxError. */
export const parse: (text: string) => MathNode = instance.parse;
