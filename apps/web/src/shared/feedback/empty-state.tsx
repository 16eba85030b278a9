import type { ReactNode } from 'react';
import './feedback.css';

/** Nothing here yet: one sentence what belongs here, one button, no picture. */
export function EmptyState({
  children,
  action,
}: {
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}
