import { useSyncExternalStore } from 'react';

/** The one line that screen readers hear: page changes, finished acts, results of a slider. */
let message = '';
let turn = 0;
const listeners = new Set<() => void>();

/** Says a sentence politely; saying the same sentence again is heard again. */
export function announce(sentence: string): void {
  turn += 1;
  // A no-break space at every other turn makes the same words a new text.
  message = turn % 2 === 0 ? sentence : `${sentence}\u00a0`;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => message);
  return (
    <p className="unseen" role="status" aria-live="polite">
      {text}
    </p>
  );
}
