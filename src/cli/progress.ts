import { marks } from '../report/refutation.ts';
import type { TheoremJudgement } from '../verdict.ts';

/** Where progress is shown: standard error, so that it never mixes with the report. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

export interface Progress {
  readonly onJudged: (judgement: TheoremJudgement, position: number) => void;
  readonly onProgress: (finished: number, underway: readonly string[]) => void;
  /** Takes away what must not stay. */
  readonly end: () => void;
}

/** On a terminal one line that changes; in a pipe or CI one plain line for each theorem, in the order of the suite. */
export function showProgress(total: number, stream: ProgressStream): Progress {
  return stream.isTTY ? liveLine(total, stream) : plainLines(total, stream);
}

/** How many of many small tasks are done: a line that changes on a terminal, nothing in a pipe or CI. */
export function showCount(stream: ProgressStream): {
  readonly onProgress: (finished: number, total: number) => void;
  readonly end: () => void;
} {
  if (!stream.isTTY) return { onProgress() {}, end() {} };
  const clear = '\r\u001b[K';
  return {
    onProgress: (finished, total) => stream.write(`${clear}${finished} of ${total} judged`),
    end: () => stream.write(clear),
  };
}

function liveLine(total: number, stream: ProgressStream): Progress {
  const clear = '\r\u001b[K';
  return {
    onJudged() {},
    onProgress(finished, underway) {
      const line = `${finished} of ${total} judged  ${underway.join(', ')}`;
      // A line that is too long would wrap, and could not be taken away again.
      stream.write(clear + line.slice(0, (stream.columns || 80) - 1));
    },
    end: () => stream.write(clear),
  };
}

function plainLines(total: number, stream: ProgressStream): Progress {
  const width = String(total).length;
  return {
    onJudged({ id, verdict, error }, position) {
      const mark = error === undefined ? marks[verdict] : marks.error;
      stream.write(
        `${String(position + 1).padStart(width)}/${total} ${mark} ${id} ${error ? 'broke' : verdict}\n`,
      );
    },
    onProgress() {},
    end() {},
  };
}
