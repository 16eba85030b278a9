import type { ColumnSet } from '../table/index.ts';
import { Popover } from './popover.tsx';

export interface ColumnMenuProps {
  readonly sets: readonly ColumnSet[];
  /** The set shown now: one of the named, or one's own choice. */
  readonly shown: ColumnSet | undefined;
  /** Columns that can be chosen one by one. */
  readonly columns?: readonly { readonly id: string; readonly title: string }[] | undefined;
  /** The id of a set, or ids of columns with commas between. */
  readonly onPick: (id: string) => void;
}

/** Which columns a list shows: one of the named sets, or a choice of one's own. */
export function ColumnMenu({ sets, shown, columns = [], onPick }: ColumnMenuProps) {
  const chosen = shown?.columns ?? [];
  function toggle(id: string) {
    const wanted = columns.filter((column) => (column.id === id) !== chosen.includes(column.id));
    if (wanted.length > 0) onPick(wanted.map((column) => column.id).join(','));
  }
  return (
    <Popover className="lnk" label="选择列" align="end" button={<>列：{shown?.title}</>}>
      {(close) => (
        <>
          <ul className="pick pick-list">
            {sets.map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  className="pick-item"
                  aria-pressed={id === shown?.id}
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
          {columns.length > 0 ? (
            <>
              <p className="pick-title pick-own">自选列</p>
              <ul className="pick pick-list pick-columns">
                {columns.map(({ id, title }) => (
                  <li key={id}>
                    <label>
                      <input
                        type="checkbox"
                        className="check"
                        checked={chosen.includes(id)}
                        onChange={() => toggle(id)}
                      />
                      {title}
                    </label>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      )}
    </Popover>
  );
}
