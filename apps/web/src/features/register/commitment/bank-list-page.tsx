import { useQuery } from '@tanstack/react-query';
import type { BankList } from '@tenglong/contracts/register';
import { EmptyState, ErrorState, StillLines } from '../../../shared/feedback/index.ts';
import { ExportButton, PrintButton } from '../../../shared/forms/index.ts';
import {
  AddressLink,
  HeadRow,
  num,
  Page,
  ScrollStrip,
  Section,
  Sentence,
} from '../../../shared/layout/index.ts';
import { addressText, formatCount, formatDay, formatNumber } from '../../../shared/value/index.ts';
import './commitment.css';
import { bankListQuery } from './commitment-queries.ts';

/** 银行参考名单: whom banks may be led to lend no further, and the evaluation it rests on. */
export function BankListPage() {
  const { data, error, isPending, refetch } = useQuery(bankListQuery);
  if (error) return <ErrorState what="银行参考名单没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={12} what="银行参考名单" />;
  return <List list={data} />;
}

function restsOn({ run }: BankList): string {
  if (!run) return '还没有亩均评价';
  const { year, number, sealedOn, published } = run;
  return `按 ${year} 年度第 ${number} 次测算，${formatDay(sealedOn)}封存，${published ? '已公示' : '还没有公示'}`;
}

function List({ list }: { readonly list: BankList }) {
  const { rows, run, asOf, clause } = list;
  const dishonest = rows.filter((row) => row.dishonest).length;
  return (
    <Page
      title="银行参考名单"
      printTitle="亩均评价 D 类和严重失信企业名单"
      asOf={`数据截至 ${formatDay(asOf)}`}
    >
      <Sentence
        path={<AddressLink href="/commitments">承诺与追缴</AddressLink>}
        lead={`${restsOn(list)}。名单供银行参考，续贷由银行依法自主决定；每次导出都有审计记录。`}
        actions={
          <span className="btns">
            <ExportButton path="/bank-list/export" fileName="银行参考名单.xlsx" />
            <PrintButton />
          </span>
        }
      >
        {`共 ${formatNumber(rows.length)} 家，其中严重失信 ${formatNumber(dishonest)} 家`}
      </Sentence>
      <Section
        title={formatCount(rows.length, '家企业')}
        note={`出处 ${addressText(clause)}${run ? `，封存校验值 ${run.hash}` : ''}`}
      >
        {rows.length === 0 ? (
          <EmptyState>没有 D 类企业，也没有列入严重失信名单的企业</EmptyState>
        ) : (
          <ScrollStrip label="银行参考名单">
            <table className="tbl tbl-flush">
              <HeadRow heads={[num('序号'), '企业', '统一社会信用代码', '乡镇（街道）', '列入原因']} />
              <tbody>
                {rows.map((row, at) => (
                  <tr key={row.creditCode}>
                    <td className="num">{at + 1}</td>
                    <th scope="row">
                      <AddressLink href={`/enterprises/${row.creditCode}`}>{row.name}</AddressLink>
                    </th>
                    <td>{row.creditCode}</td>
                    <td>{row.unitName}</td>
                    <td>{row.ground}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollStrip>
        )}
      </Section>
    </Page>
  );
}
