import type { ApiProblem } from './api-problem.ts';

/** Tells the frame that a request was refused because nobody is signed in any more. */
const listeners = new Set<() => void>();

export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function announceIfSignedOut(problem: ApiProblem): void {
  if (problem.code === 'NOT_SIGNED_IN') for (const listener of listeners) listener();
}
