import { useQuery } from '@tanstack/react-query';
import type { Publication, PublicationList } from '@tenglong/contracts/register';
import { useState } from 'react';
import { EmptyState } from '../../../shared/feedback/index.ts';
import { PrintButton } from '../../../shared/forms/index.ts';
import { AddressLink, Page, Section, Sentence } from '../../../shared/layout/index.ts';
import { Light } from '../../../shared/value/index.ts';
import { Waiting } from '../waiting.tsx';
import './appeal.css';
import { AppealDialog } from './appeal-dialog.tsx';
import { publicationsQuery } from './appeal-queries.ts';
import { PublishDialog } from './publish-dialog.tsx';

/** 公示与申诉: what was published and until which minute it may be appealed against. */
export function PublicationsPage() {
  const { data, error, refetch } = useQuery(publicationsQuery);
  const [publishing, setPublishing] = useState(false);
  const [appealing, setAppealing] = useState<Publication>();
  if (!data) return <Waiting what="公示与申诉" error={error} onRetry={() => void refetch()} />;
  const asOf = `截至 ${data.now}`;
  const publish = data.mayPublish ? (
    <button type="button" className="btn" onClick={() => setPublishing(true)}>
      公示
    </button>
  ) : null;
  return (
    <Page title="公示与申诉" context={asOf} asOf={asOf}>
      <Sentence
        lead={data.lead}
        actions={
          <>
            <PrintButton />
            {data.register ? (
              <AddressLink className="btn" href={`/registers/${data.register}`}>
                申诉清单
              </AddressLink>
            ) : null}
            {publish}
          </>
        }
      >
        {data.sentence}
      </Sentence>
      <Section title="历次公示" note="截止到写明的那一分钟，时钟还显示那一分钟的都算在内">
        {data.publications.length === 0 ? (
          <EmptyState>
            {data.mayPublish ? '测算或清单定下来后，从“公示”开一个窗口' : '还没有公示过'}
          </EmptyState>
        ) : (
          <ul className="publications">
            {data.publications.map((one) => (
              <PublicationItem key={one.number} list={data} publication={one} onAppeal={setAppealing} />
            ))}
          </ul>
        )}
      </Section>
      {publishing ? <PublishDialog list={data} onClose={() => setPublishing(false)} /> : null}
      {appealing ? (
        <AppealDialog list={data} publication={appealing} onClose={() => setAppealing(undefined)} />
      ) : null}
    </Page>
  );
}

function PublicationItem({
  list,
  publication,
  onAppeal,
}: {
  readonly list: PublicationList;
  readonly publication: Publication;
  readonly onAppeal: (publication: Publication) => void;
}) {
  const { number, title, againstTitle, opens, closes, state, by, appeals, ruled } = publication;
  return (
    <li>
      <span className="publication-state">
        <Light kind={state === 'open' ? 'good' : 'none'}>{state === 'open' ? '可以申诉' : '已截止'}</Light>
      </span>
      <span className="publication-what">
        <b>
          {publication.register === null ? (
            `第 ${number} 次 ${title}`
          ) : (
            <AddressLink href={`/publications/${number}`}>{`第 ${number} 次 ${title}`}</AddressLink>
          )}
        </b>
        <span className="note">{`${againstTitle}${publication.rows === null ? '' : ` ${publication.rows} 条`}，${opens} 至 ${closes}，${by}公示`}</span>
        <span className="note">{appeals === 0 ? '没有申诉' : `申诉 ${appeals} 件，已裁定 ${ruled} 件`}</span>
      </span>
      {state === 'open' && list.mayAppeal ? (
        <button type="button" className="btn btn-primary noprint" onClick={() => onAppeal(publication)}>
          提申诉
        </button>
      ) : null}
    </li>
  );
}
