import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ListColumnProgress } from '@tenglong/contracts/register';
import { ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, RulingMark, Section, Sentence } from '../../shared/layout/index.ts';
import { addressText, formatDay, formatNumber } from '../../shared/value/index.ts';
import './lists.css';
import { cellHref } from './list-words.ts';
import { listQuery } from './register-queries.ts';
import { UnitProgressTable } from './unit-progress.tsx';
import { Waiting } from './waiting.tsx';

const route = getRouteApi('/shell/lists/$number');

/** One list of the annex: every column by unit, with what is left to be handed out. */
export function ListPage() {
  const { number } = route.useParams();
  const { data, error, refetch } = useQuery(listQuery(number));
  if (!data) return <Waiting what="这张清单" error={error} onRetry={() => void refetch()} />;
  const asOf = `数据截至 ${formatDay(data.asOf)}`;
  return (
    <Page title={data.title} printTitle={data.title} wide context={asOf} asOf={asOf}>
      <Sentence
        path={
          <>
            <AddressLink href="/lists">八张清单</AddressLink> / {data.title}
          </>
        }
        lead={data.lead}
        actions={
          <>
            <PrintButton />
            <ExportButton path={`/lists/${data.number}/export`} fileName={`${data.title}.xlsx`} />
          </>
        }
      >
        {data.sentence}
      </Sentence>
      {data.columns.map((column) => (
        <Column key={column.key} column={column} />
      ))}
    </Page>
  );
}

function Column({ column }: { readonly column: ListColumnProgress }) {
  const { stated, register, unit, target, address, group } = column;
  const title = group === '' ? column.column : `${group}，${column.column}`;
  if (register === null) {
    return (
      <Section title={title} note={`单位：${unit}。出处 ${addressText(address)}`}>
        <p>{`任务 ${formatNumber(target)} ${unit}。还没有清单计这一栏，完成数不能给出。`}</p>
      </Section>
    );
  }
  return (
    <>
      <UnitProgressTable
        progress={{ ...column, column: title }}
        href={(id) => cellHref(column, id) ?? `/registers/${register}`}
      />
      {stated ? (
        <p className="note list-stated">
          {stated.address === '' ? (
            '目标'
          ) : (
            <AddressLink href={`/plan?address=${encodeURIComponent(stated.address)}`}>
              {addressText(stated.address)}
            </AddressLink>
          )}
          <RulingMark ruling={stated.ruling} />
          {stated.short.startsWith('-')
            ? ` 为 ${stated.value} ${unit}，清单多分解 ${stated.short.slice(1)} ${unit}`
            : ` 为 ${stated.value} ${unit}，清单分解了 ${target} ${unit}，还有 ${stated.short} ${unit}没有分解到乡镇`}
        </p>
      ) : null}
    </>
  );
}
