import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PublishedRow } from '@tenglong/contracts/register';
import { EmptyState } from '../../../shared/feedback/index.ts';
import { PrintButton } from '../../../shared/forms/index.ts';
import { AddressLink, Page, ScrollStrip, Section, Sentence } from '../../../shared/layout/index.ts';
import { Waiting } from '../waiting.tsx';
import './appeal.css';
import { publicationQuery } from './appeal-queries.ts';

const route = getRouteApi('/shell/publications/$number');

/** A list as it was published: frozen, row by row, so that an appeal and a ruling speak of the same. */
export function PublicationPage() {
  const { number } = route.useParams();
  const { data, error, refetch } = useQuery(publicationQuery(Number(number)));
  if (!data) return <Waiting what="这次公示" error={error} onRetry={() => void refetch()} />;
  const { publication, rows, withheld, registerTitle, digest, sentence, lead } = data;
  return (
    <Page
      title={`第 ${publication.number} 次公示`}
      printTitle={publication.title}
      wide
      context={publication.title}
      asOf={`公示于 ${publication.opens}`}
    >
      <Sentence
        path={
          <>
            <AddressLink href="/publications">公示与申诉</AddressLink> / {`第 ${publication.number} 次`}
          </>
        }
        lead={lead}
        actions={<PrintButton />}
      >
        {sentence}
      </Sentence>
      <Section
        title={publication.title}
        note={`${registerTitle}，${publication.opens} 至 ${publication.closes}，${publication.by}公示${withheld > 0 ? `；另有 ${withheld} 条不在您的管辖范围内` : ''}`}
      >
        {rows.length === 0 ? <EmptyState>其中没有您管辖范围内的</EmptyState> : <Rows rows={rows} />}
        <p className="note publication-digest">{`公示校验码 ${digest}`}</p>
      </Section>
    </Page>
  );
}

function Rows({ rows }: { readonly rows: readonly PublishedRow[] }) {
  const labels = [...new Set(rows.flatMap(({ said }) => said.map(({ label }) => label)))];
  return (
    <ScrollStrip label="公示的各行">
      <table className="tbl tbl-flush">
        <thead>
          <tr>
            <th scope="col" className="num">
              行
            </th>
            <th scope="col">名称</th>
            <th scope="col">乡镇（街道）</th>
            <th scope="col">阶段</th>
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.place}>
              <td className="num">{row.place}</td>
              <th scope="row">
                <AddressLink href={`/entries/${row.entryId}`}>{row.name}</AddressLink>
              </th>
              <td>{row.unitName}</td>
              <td>{row.stage}</td>
              {labels.map((label) => (
                <td key={label}>{row.said.find((one) => one.label === label)?.text ?? '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}
