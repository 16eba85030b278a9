import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PublishedCorrection, PublishedRow } from '@tenglong/contracts/register';
import { EmptyState } from '../../../shared/feedback/index.ts';
import { PrintButton } from '../../../shared/forms/index.ts';
import { AddressLink, cell, LineTable, num, Page, Section, Sentence } from '../../../shared/layout/index.ts';
import { formatDay } from '../../../shared/value/index.ts';
import { Waiting } from '../waiting.tsx';
import './appeal.css';
import { publicationQuery } from './appeal-queries.ts';

const route = getRouteApi('/shell/publications/$number');

/** A list as it was published: frozen, row by row, so that an appeal and a ruling speak of the same. */
export function PublicationPage() {
  const { number } = route.useParams();
  const { data, error, refetch } = useQuery(publicationQuery(Number(number)));
  if (!data) return <Waiting what="这次公示" error={error} onRetry={() => void refetch()} />;
  const {
    publication,
    rows,
    figures,
    corrections,
    edition,
    withheld,
    registerTitle,
    digest,
    sentence,
    lead,
  } = data;
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
        {rows.length === 0 ? (
          <EmptyState>其中没有您管辖范围内的</EmptyState>
        ) : (
          <Rows rows={rows} figures={figures} corrections={corrections} />
        )}
        <p className="note publication-digest">
          {edition > 1 ? `第 ${edition} 版校验码 ${digest}` : `公示校验码 ${digest}`}
        </p>
      </Section>
      {corrections.length > 0 ? <Corrections corrections={corrections} /> : null}
    </Page>
  );
}

/** What rulings have put right, each an edition, with the appeal it comes from and what became of the entry. */
function Corrections({ corrections }: { readonly corrections: readonly PublishedCorrection[] }) {
  return (
    <Section title="申诉更正" note="采纳一件申诉成一版，公示的各行照原样留着">
      <LineTable
        label="申诉更正"
        heads={[num('版'), '名称', '更正', '裁定理由', '条目', '裁定']}
        rows={corrections.map((one) => ({
          key: String(one.edition),
          cells: [
            String(one.edition),
            cell(
              <>
                {one.place === null ? one.name : `第 ${one.place} 行 ${one.name}`}
                <span className="muted">{`（${one.unitName}）`}</span>
              </>,
            ),
            one.says,
            one.grounds === '' ? '—' : one.grounds,
            one.followed === '' ? '—' : one.followed,
            cell(<AddressLink href={`/entries/${one.appealId}`}>{formatDay(one.on)}</AddressLink>),
          ],
        }))}
      />
    </Section>
  );
}

const PUT_RIGHT = { removed: '已移出', corrected: '已更正', missing: '已增列' } as const;

function Rows({
  rows,
  figures,
  corrections,
}: {
  readonly rows: readonly PublishedRow[];
  readonly figures: readonly string[];
  readonly corrections: readonly PublishedCorrection[];
}) {
  const putRight = new Map(corrections.map(({ place, kind, edition }) => [place, { kind, edition }]));
  const labels = [...new Set(rows.flatMap(({ said }) => said.map(({ label }) => label)))];
  return (
    <LineTable
      label="公示的各行"
      heads={[
        num('行'),
        '名称',
        '乡镇（街道）',
        '阶段',
        ...labels.map((label) => (figures.includes(label) ? num(label) : label)),
      ]}
      rows={rows.map((row) => ({
        key: String(row.place),
        cells: [
          String(row.place),
          cell(
            <>
              <AddressLink href={`/entries/${row.entryId}`}>{row.name}</AddressLink>
              <PutRight of={putRight.get(row.place)} />
            </>,
          ),
          row.unitName,
          row.stage,
          ...labels.map((label) => row.said.find((one) => one.label === label)?.text ?? '—'),
        ],
      }))}
    />
  );
}

function PutRight({ of }: { readonly of: Pick<PublishedCorrection, 'kind' | 'edition'> | undefined }) {
  if (!of) return null;
  return <span className="muted">{`（第 ${of.edition} 版${PUT_RIGHT[of.kind]}）`}</span>;
}
