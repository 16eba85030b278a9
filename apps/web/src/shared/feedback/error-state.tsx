import { asProblem } from '../api/index.ts';
import { LightSign } from '../value/index.ts';
import './feedback.css';

export interface ErrorStateProps {
  readonly error: unknown;
  /** What could not be shown or done: `来文预览没有读出来`. Without it the problem's own sentence stands first. */
  readonly what?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** A refusal explains itself; a failure is followed up by its number. */
const quotable = (status: number): boolean => status < 400 || status >= 500;

/** What is not there, or not for the reader, is no more there at the second try. */
const isFinal = (status: number): boolean => status === 403 || status === 404;

/** To the page before this one; to the front page where this was the first. */
function goBack(): void {
  if (window.history.length > 1) window.history.back();
  else window.location.assign('/');
}

/** In the place of what failed: what, what to do, and the number to quote. The rest of the page lives on. */
export function ErrorState({ error, what, onRetry }: ErrorStateProps) {
  const problem = asProblem(error);
  return (
    <div className="failed" role="alert">
      <LightSign kind="late" />
      <div>
        <p className="failed-what">{what ?? problem.message}</p>
        {what ? <p>{problem.message}</p> : null}
        <p className="failed-remedy">{problem.remedy}</p>
        {problem.details.length > 0 ? (
          <ul>
            {problem.details.map(({ path, message }) => (
              <li key={`${path} ${message}`}>{message}</li>
            ))}
          </ul>
        ) : null}
        {problem.requestId && quotable(problem.status) ? (
          <p className="note">编号 {problem.requestId}</p>
        ) : null}
        {onRetry && isFinal(problem.status) ? (
          <button type="button" className="btn" onClick={goBack}>
            返回
          </button>
        ) : onRetry ? (
          <button type="button" className="btn" onClick={onRetry}>
            重试
          </button>
        ) : null}
      </div>
    </div>
  );
}
