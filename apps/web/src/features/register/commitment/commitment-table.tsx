import type { CommitmentRow } from '@tenglong/contracts/register';
import { AddressLink, bare, cell, LineTable, num } from '../../../shared/layout/index.ts';
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
  const sums = owing ? [num('应追缴（元）'), num('已追缴（元）')] : ['期限', num('已享受资金（元）')];
  return (
    <LineTable
      label={label}
      look="tbl-flush commitments"
      heads={[named && '企业', '承诺', '状态', ...sums]}
      rows={rows.map((row) => {
        const { kind, word } = lightWords(row);
        return {
          key: row.id,
          cells: [
            named &&
              cell(
                <>
                  <AddressLink href={`/entries/${row.id}`}>{row.subjectName}</AddressLink>
                  <span className="note">{row.unitName}</span>
                </>,
              ),
            bare(
              <>
                {named ? row.content : <AddressLink href={`/entries/${row.id}`}>{row.content}</AddressLink>}
                <span className="note">{[row.number, row.ground].filter(Boolean).join('，')}</span>
              </>,
              'commitment-text',
            ),
            bare(
              <>
                <Light kind={kind}>{word}</Light>
                <span className="note">{row.stageTitle}</span>
              </>,
            ),
            ...(owing
              ? [sum(row.owedYuan), sum(row.recoveredYuan)]
              : [row.dueOn === null ? '—' : formatDay(row.dueOn), sum(row.fundsYuan)]),
          ],
        };
      })}
    />
  );
}
