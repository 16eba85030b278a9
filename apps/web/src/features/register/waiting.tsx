import { ErrorState, StillLines } from '../../shared/feedback/index.ts';

export interface WaitingProps {
  /** What is being read: `待办`. */
  readonly what: string;
  /** Nothing while it is on its way. */
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** A page whose content is not here: on its way, or refused with what to do. */
export const Waiting = ({ what, error, onRetry }: WaitingProps) => (
  <div className="page">
    {error ? (
      <ErrorState what={`${what}没有读出来`} error={error} onRetry={onRetry} />
    ) : (
      <StillLines lines={12} what={what} />
    )}
  </div>
);
