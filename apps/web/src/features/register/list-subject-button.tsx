import { useQuery } from '@tanstack/react-query';
import type { ListedEntry } from '@tenglong/contracts/register';
import { useState } from 'react';
import { Popover } from '../../shared/filter/index.ts';
import { OpenEntryDialog } from './open-entry-button.tsx';
import { registerQuery, registersQuery } from './register-queries.ts';

export interface ListSubjectButtonProps {
  readonly subject: { readonly id: string; readonly name: string };
  /** What it stands on already: a list it is being worked on is not offered again. */
  readonly listed: readonly ListedEntry[];
}

/** 列入清单: the lists of enterprises that the reader may put this one on. */
export function ListSubjectButton({ subject, listed }: ListSubjectButtonProps) {
  const [chosen, setChosen] = useState<string>();
  const { data = [] } = useQuery(registersQuery);
  const register = useQuery({ ...registerQuery(chosen ?? ''), enabled: chosen !== undefined });
  const standing = listed.filter(({ next, light }) => next !== null || light.light !== 'done');
  const free = data.filter(
    ({ id, subject: kind, mayOpen }) =>
      mayOpen && kind === 'enterprise' && !standing.some((row) => row.register === id),
  );
  if (free.length === 0) return null;
  return (
    <span className="noprint">
      <Popover className="lnk" label="列入哪张清单" align="end" button="列入清单">
        {(close) => (
          <ul className="pick pick-list">
            {free.map(({ id, shortTitle }) => (
              <li key={id}>
                <button
                  type="button"
                  className="pick-item"
                  onClick={() => {
                    close();
                    setChosen(id);
                  }}
                >
                  {shortTitle}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      {chosen !== undefined && register.data ? (
        <OpenEntryDialog register={register.data} known={subject} onClose={() => setChosen(undefined)} />
      ) : null}
    </span>
  );
}
