import { useQuery } from '@tanstack/react-query';
import type { SpotCheckRow } from '@tenglong/contracts/register';
import { useState } from 'react';
import { EmptyState } from '../../../shared/feedback/index.ts';
import { PrintButton } from '../../../shared/forms/index.ts';
import {
  AddressLink,
  HeadRow,
  num,
  Page,
  ScrollStrip,
  Section,
  Sentence,
} from '../../../shared/layout/index.ts';
import { formatDay, Light } from '../../../shared/value/index.ts';
import { Waiting } from '../waiting.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import './spot-check.css';
import { spotChecksQuery } from './spot-check-queries.ts';
import { periodWords, registerWords, stateWords } from './spot-check-words.ts';

/** 抽查: every spot check that was published, the latest on top, and the one button that publishes another. */
export function SpotChecksPage() {
  const { data, error, refetch } = useQuery(spotChecksQuery);
  const [publishing, setPublishing] = useState(false);
  if (!data) return <Waiting what="抽查" error={error} onRetry={() => void refetch()} />;
  const asOf = `数据截至 ${formatDay(data.asOf)}`;
  const publish = data.mayPublish ? (
    <button type="button" className="btn btn-primary" onClick={() => setPublishing(true)}>
      公布一次抽查
    </button>
  ) : null;
  return (
    <Page title="抽查" context={asOf} asOf={asOf}>
      <Sentence
        lead={data.lead}
        actions={
          <>
            <PrintButton />
            {data.checks.length > 0 ? publish : null}
          </>
        }
      >
        {data.sentence}
      </Sentence>
      <Section title="历次抽查">
        {data.checks.length === 0 ? (
          <EmptyState action={publish ?? undefined}>
            {data.mayPublish ? '选好清单、销号日期和数量，先公布，到日再抽' : '抽查由督查公布和抽取'}
          </EmptyState>
        ) : (
          <>
            <div className="desk-only">
              <CheckTable checks={data.checks} />
            </div>
            <div className="phone-only">
              <ul className="spot-cards">
                {data.checks.map((check) => (
                  <CheckCard key={check.number} check={check} />
                ))}
              </ul>
            </div>
          </>
        )}
      </Section>
      {publishing ? <PublishDialog list={data} onClose={() => setPublishing(false)} /> : null}
    </Page>
  );
}

const href = ({ number }: SpotCheckRow) => `/spot-checks/${number}`;
const count = (check: SpotCheckRow, value: number) => (check.drawnOn === null ? '—' : value);

function CheckTable({ checks }: { readonly checks: readonly SpotCheckRow[] }) {
  return (
    <ScrollStrip label="历次抽查">
      <table className="tbl tbl-flush">
        <HeadRow
          heads={[
            '次',
            '状态',
            '清单',
            '销号日期',
            '公布',
            '抽取日',
            num('范围 件'),
            num('抽取 件'),
            num('已查 件'),
            num('不属实 件'),
          ]}
        />
        <tbody>
          {checks.map((check) => {
            const { kind, word } = stateWords(check);
            return (
              <tr key={check.number}>
                <th scope="row">
                  <AddressLink href={href(check)}>{`第 ${check.number} 次`}</AddressLink>
                </th>
                <td>
                  <Light kind={kind}>{word}</Light>
                </td>
                <td className="why">{registerWords(check.registers)}</td>
                <td>{periodWords(check)}</td>
                <td>{formatDay(check.publishedOn)}</td>
                <td>{formatDay(check.drawOn)}</td>
                <td className="num">{check.population ?? '—'}</td>
                <td className="num">{check.drawnOn === null ? check.size : check.drawn}</td>
                <td className="num">{count(check, check.judged)}</td>
                <td className="num">{count(check, check.untrue)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollStrip>
  );
}

function CheckCard({ check }: { readonly check: SpotCheckRow }) {
  const { kind, word } = stateWords(check);
  const done =
    check.drawnOn === null
      ? `${formatDay(check.drawOn)}抽 ${check.size} 件`
      : `抽了 ${check.drawn} 件，查了 ${check.judged} 件，${check.untrue} 件不属实`;
  return (
    <li>
      <AddressLink className="spot-card" href={href(check)}>
        <span className="spot-card-head">
          {`第 ${check.number} 次`}
          <Light kind={kind}>{word}</Light>
        </span>
        <span className="note">{registerWords(check.registers)}</span>
        <span className="note">{done}</span>
      </AddressLink>
    </li>
  );
}
