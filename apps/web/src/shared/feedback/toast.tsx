import { useSyncExternalStore } from 'react';
import './feedback.css';

/** A finished act, with the way back if there is one. Errors never come here: they stand in the place they concern. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const SHOWN_MS = 8000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismissToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id));
}

/** Shows a sentence at the foot of the page for eight seconds; at most two stand at once. */
export function toast(text: string, action?: Toast['action']): void {
  last += 1;
  const id = last;
  publish([...toasts, { id, text, action }].slice(-2));
  setTimeout(() => dismissToast(id), SHOWN_MS);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, text, action }) => (
        <p key={id} className="toast">
          <span>{text}</span>
          {action ? (
            <button
              type="button"
              onClick={() => {
                action.run();
                dismissToast(id);
              }}
            >
              {action.label}
            </button>
          ) : null}
          <button type="button" onClick={() => dismissToast(id)}>
            关闭
          </button>
        </p>
      ))}
    </div>
  );
}
