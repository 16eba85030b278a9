import type { CommitmentRow } from '@tenglong/contracts/register';
import { AddressLink, HeadRow, num, ScrollStrip } from '../../../shared/layout/index.ts';
import { formatDay, formatNumber, Light } from '../../../shared/value/index.ts';
import { lightWords } from '../light-words.ts';

export interface CommitmentTableProps {
  readonly label: string;
  readonly rows: readonly CommitmentRow[];
  /** Sums of a breach in the place of the deadline. */
  readonly owing?: boolean;
  /** Left out where all rows are of one enterprise. */
  readonly named?: boolean;
}

const sum = (yuan: string | null): string => (yuan === null ? '—' : formatNumber(yuan, { decimals: 2 }));

/** Commitments in lines, each leading to its entry: with its clock, or with what it owes. */
export function CommitmentTable({ label, rows, owing = false, named = true }: CommitmentTableProps) {
  return (
    <ScrollStrip label={label}>
      <table className="tbl tbl-flush tbl-cards commitments">
        <HeadRow
          heads={[
            named && '企业',
            '承诺',
            '状态',
            ...(owing ? [num('应追缴（元）'), num('已追缴（元）')] : ['期限', num('已享受资金（元）')]),
          ]}
        />
        <tbody>
          {rows.map((row) => {
            const { kind, word } = lightWords(row);
            return (
              <tr key={row.id}>
                {named ? (
                  <th scope="row">
                    <AddressLink href={`/entries/${row.id}`}>{row.subjectName}</AddressLink>
                    <span className="note">{row.unitName}</span>
                  </th>
                ) : null}
                <td className="commitment-text">
                  {named ? row.content : <AddressLink href={`/entries/${row.id}`}>{row.content}</AddressLink>}
                  <span className="note">{[row.number, row.ground].filter(Boolean).join('，')}</span>
                </td>
                <td>
                  <Light kind={kind}>{word}</Light>
                  <span className="note">{row.stageTitle}</span>
                </td>
                {owing ? (
                  <>
                    <td className="num" data-head="应追缴（元）">
                      {sum(row.owedYuan)}
                    </td>
                    <td className="num" data-head="已追缴（元）">
                      {sum(row.recoveredYuan)}
                    </td>
                  </>
                ) : (
                  <>
                    <td data-head="期限">{row.dueOn === null ? '—' : formatDay(row.dueOn)}</td>
                    <td className="num" data-head="已享受资金（元）">
                      {sum(row.fundsYuan)}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollStrip>
  );
}
