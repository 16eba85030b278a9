import { useQuery } from '@tanstack/react-query';
import type { ReadingEffect } from '@tenglong/contracts/plan';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { ScrollStrip } from '../../shared/layout/index.ts';
import { readingQuery } from './plan-queries.ts';
import './contradictions.css';

export interface ReadingEffectsProps {
  readonly contradiction: string;
  /** The title of the contradiction: figures of the same name need not repeat it. */
  readonly about: string;
  readonly value: string;
}

/** The figures as they stand and as they would be under another reading, computed by the server with the same rules. */
export function ReadingEffects({ contradiction, about, value }: ReadingEffectsProps) {
  const { data, error, isPending, refetch } = useQuery(readingQuery(contradiction, value));
  if (error) return <ErrorState what="没有算出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={3} what="各数" />;
  return <EffectTable effect={data} about={about} />;
}

/** The figure without rounding, for whoever points at it. */
const exactWords = (exact: string | null): string | undefined =>
  exact === null ? undefined : `未舍入：${exact}`;

export function EffectTable({ effect, about }: { readonly effect: ReadingEffect; readonly about: string }) {
  const { figures, now, tried } = effect;
  const changed = figures.filter((figure) => figure.changed).length;
  if (figures.length === 0) return <p className="note">换成“{tried}”，没有数会变</p>;
  return (
    <div className="contra-effect">
      <p aria-live="polite">
        <b>{changed === 0 ? '没有数会变' : `有 ${changed} 个数会变`}</b>
      </p>
      <ScrollStrip label="换一种读法后的数">
        <table className="tbl tbl-flush contra-figures">
          <thead>
            <tr>
              <th scope="col">数</th>
              <th scope="col">
                现在 <span className="note">{now}</span>
              </th>
              <th scope="col">
                若取 <span className="note">{tried}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ subject, title, before, after, beforeExact, afterExact, changed }) => (
              <tr key={`${subject} ${title}`} className={changed ? 'contra-moved' : 'muted'}>
                <th scope="row">
                  {subject === about ? null : <span className="contra-subject">{subject}</span>}
                  {title}
                </th>
                <td title={exactWords(beforeExact)}>{before}</td>
                <td title={exactWords(afterExact)}>{changed ? <b>{after}</b> : after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
    </div>
  );
}
