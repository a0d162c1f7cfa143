/** mathjs as an oracle, in a thread of its own: `rationalize` can hang. */
import { parentPort, workerData } from 'node:worker_threads';
import { algebra, type MathNode } from '../algebra/mathjs.ts';
import { answerOrError, type OracleQuestion } from './oracle-question.ts';

const { derivative, parse, rationalize, simplify } = algebra;

function answers({ expression, symbol, task }: OracleQuestion): string[] {
  switch (task) {
    case 'solve':
      return solutions(expression, symbol);
    case 'differentiate':
      return [text(derivative(expression, symbol))];
    case 'simplify':
      return [text(simplify(expression))];
    case 'expand':
      return [text(rationalize(expression))];
    default:
      throw new Error(`it has no function for '${task}'`);
  }
}

/** Of a polynomial of degree 1 or 2. mathjs solves no equations: its derivatives at 0 are the coefficients. */
function solutions(polynomial: string, symbol: string): string[] {
  const first = derivative(polynomial, symbol);
  const second = derivative(first, symbol);
  if (text(simplify(derivative(second, symbol))) !== '0') throw new Error('it solves degrees 1 and 2 only');
  const [a0, a1, a2] = [parse(polynomial), first, second].map((node) => text(simplify(atZero(node, symbol))));
  if (a2 === '0') return [`-(${a0})/(${a1})`];
  return ['-', '+'].map((sign) => `(-(${a1}) ${sign} sqrt((${a1})^2 - 2*(${a0})*(${a2})))/(${a2})`);
}

function atZero(node: MathNode, symbol: string): MathNode {
  return node.transform((part) =>
    'name' in part && part.type === 'SymbolNode' && part.name === symbol ? parse('0') : part,
  );
}

/** With every multiplication sign. */
const text = (node: MathNode) => node.toString({ implicit: 'show' });

parentPort!.postMessage(answerOrError(() => answers(workerData as OracleQuestion)));
