import './feedback.css';
import { useDelayed } from './use-delayed.ts';

/** Lengths that look like a list of names and figures, the same each time: nothing moves. */
const LENGTHS = [62, 48, 71, 55, 66, 43, 58, 69];

/** Loading: still grey lines after 300 ms; after eight seconds a sentence that it is slow. Never a spinner. */
export function StillLines({
  lines = 6,
  what = '内容',
}: {
  readonly lines?: number;
  readonly what?: string;
}) {
  const visible = useDelayed(300);
  const slow = useDelayed(8000);
  const rows = Array.from({ length: lines }, (_, at) => LENGTHS[at % LENGTHS.length] ?? 60);
  return (
    <div className="still" aria-busy="true">
      <span className="unseen">正在读取{what}</span>
      {visible
        ? rows.map((length, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines are anonymous and never move
            <span key={at} className="still-line" style={{ width: `${length}%` }} />
          ))
        : null}
      {slow ? <p className="note">网络较慢，仍在读取；已填的内容不会丢</p> : null}
    </div>
  );
}
