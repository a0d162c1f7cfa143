import { expect, test } from 'vitest';
import { showProgress } from '../../src/cli/progress.ts';
import { judgement } from '../run/judgements.ts';

function recorded(terminal: { isTTY?: boolean; columns?: number }) {
  const written: string[] = [];
  const progress = showProgress(12, { ...terminal, write: (text) => written.push(text) });
  progress.onProgress(0, ['lora-floor', 'lora-frozen-a']);
  progress.onJudged(judgement({ id: 'lora-floor' }), 0);
  progress.onProgress(1, ['lora-frozen-a']);
  progress.onJudged(judgement({ id: 'lora-frozen-a', verdict: 'undecided', error: 'NaN' }), 1);
  progress.end();
  return written;
}

test('on a terminal one line changes, fits in, and is taken away at the end', () => {
  const clear = '\r\u001b[K';
  expect(recorded({ isTTY: true, columns: 40 })).toEqual([
    `${clear}0 of 12 judged  lora-floor, lora-frozen`,
    `${clear}1 of 12 judged  lora-frozen-a`,
    clear,
  ]);
});

test('on a terminal of unknown width a line has 79 characters at most', () => {
  expect(recorded({ isTTY: true, columns: 0 })[0]).toContain('lora-floor, lora-frozen-a');
});

test('in a pipe there is one plain line for each theorem', () => {
  expect(recorded({})).toEqual([' 1/12 ✓ lora-floor supported\n', ' 2/12 ! lora-frozen-a broke\n']);
});
