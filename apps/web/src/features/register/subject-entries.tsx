import { useQuery } from '@tanstack/react-query';
import { AddressLink, Section } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { Light } from '../../shared/value/index.ts';
import { entryHref } from './entry-columns.tsx';
import { lightWords } from './light-words.ts';
import { ListSubjectButton } from './list-subject-button.tsx';
import { subjectEntriesQuery } from './register-queries.ts';
import './evidence.css';

/** On an enterprise's own page: the lists it stands on, each with a way to the entry, and a way onto another. */
export function SubjectEntries({ subject, name }: { readonly subject: string; readonly name: string }) {
  const mayRead = useCan('register.read');
  const mayAct = useCan('register.act');
  const { data } = useQuery({ ...subjectEntriesQuery(subject), enabled: mayRead });
  if (!data || (data.length === 0 && !mayAct)) return null;
  return (
    <Section
      title="所在清单"
      note={data.length === 0 ? '不在任何清单上' : `${data.length} 条`}
      more={mayAct ? <ListSubjectButton subject={{ id: subject, name }} listed={data} /> : undefined}
      className="subject-entries"
    >
      <ul className="wants">
        {data.map((row) => {
          const { kind, word } = lightWords(row);
          return (
            <li key={row.id}>
              <span />
              <span>
                <AddressLink href={entryHref(row)}>{row.registerTitle}</AddressLink>
                <span className="muted">{` ${row.stageTitle}${row.next ? `，等${row.next.by}${row.next.title}` : ''}`}</span>
              </span>
              <Light kind={kind}>{word}</Light>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
