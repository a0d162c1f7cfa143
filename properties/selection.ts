import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The pattern given with -t, or the empty string. */
    selectedName: string;
  }
}

/** Tells the property suites what was selected, so that an id selects its own theorem and not longer ids too. */
export default function selection(project: TestProject): void {
  const pattern = project.config.testNamePattern;
  project.provide('selectedName', pattern ? String(pattern.source ?? pattern) : '');
}
