import type { EntryDetail } from '@tenglong/contracts/register';
import './entry.css';

/** Where an entry is on its way: filled is behind it, the ring is now, hollow is ahead. */
export function StageLine({ line: { stages, at }, stageTitle }: Pick<EntryDetail, 'line' | 'stageTitle'>) {
  const label =
    at < 0 ? `已离开清单：${stageTitle}` : `${stages.length} 个阶段，现在第 ${at + 1} 个：${stageTitle}`;
  return (
    <ol className="line" aria-label={label}>
      {stages.map(({ id, title }, index) => (
        <li
          key={id}
          className={index < at ? 'line-done' : index === at ? 'line-now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="line-dot" aria-hidden="true" />
          {title}
        </li>
      ))}
    </ol>
  );
}
