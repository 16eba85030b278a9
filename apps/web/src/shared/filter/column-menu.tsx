import type { ColumnSet } from '../table/index.ts';
import { Popover } from './popover.tsx';

export interface ColumnMenuProps {
  readonly sets: readonly ColumnSet[];
  readonly current: string;
  readonly onPick: (id: string) => void;
}

/** Which columns a list shows: one of the named sets. */
export function ColumnMenu({ sets, current, onPick }: ColumnMenuProps) {
  const now = sets.find(({ id }) => id === current) ?? sets[0];
  return (
    <Popover className="lnk" label="选择列" align="end" button={<>列：{now?.title}</>}>
      {(close) => (
        <ul className="pick pick-list">
          {sets.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                className="pick-item"
                aria-pressed={id === now?.id}
                onClick={() => {
                  onPick(id);
                  close();
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}
