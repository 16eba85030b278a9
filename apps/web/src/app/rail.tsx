import { useId } from 'react';
import { AddressLink } from '../shared/layout/index.ts';
import { type ContentsGroup, currentEntry } from './contents.ts';

export interface RailProps {
  readonly contents: readonly ContentsGroup[];
  readonly pathname: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** A table of contents: group word in the gutter, one line an entry. */
export function Rail({ contents, pathname, counts }: RailProps) {
  const current = currentEntry(contents, pathname);
  return (
    <nav className="rail" aria-label="目录">
      {contents.map((group) => (
        <RailGroup key={group.word} group={group} current={current?.path} counts={counts} />
      ))}
    </nav>
  );
}

interface RailGroupProps {
  readonly group: ContentsGroup;
  readonly current: string | undefined;
  readonly counts: Readonly<Record<string, number>>;
}

function RailGroup({ group, current, counts }: RailGroupProps) {
  const id = useId();
  return (
    <div className={group.word === '' ? 'rail-group rail-wide' : 'rail-group'}>
      {group.word === '' ? null : (
        <span className="rail-word" id={id}>
          {group.word}
        </span>
      )}
      <ul aria-labelledby={group.word === '' ? undefined : id}>
        {group.entries.map(({ path, title, href }) => (
          <li key={path}>
            <AddressLink href={href ?? path} aria-current={path === current ? 'page' : undefined}>
              {title}
              {counts[path] ? (
                <i>
                  {counts[path]}
                  <span className="unseen">件待处理</span>
                </i>
              ) : null}
            </AddressLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
