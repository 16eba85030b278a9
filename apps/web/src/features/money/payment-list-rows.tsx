import type { PaymentList } from '@tenglong/contracts/money';
import { ExportButton } from '../../shared/forms/index.ts';
import { HeadRow, num, ScrollStrip } from '../../shared/layout/index.ts';
import { formatCount, formatDay, formatMoney, formatNumber } from '../../shared/value/index.ts';

export interface PaymentListRowsProps {
  readonly lists: readonly PaymentList[];
  readonly onAnswer: (id: string) => void;
}

const unanswered = ({ count, paid, failed, ended, astray }: PaymentList): number =>
  count - paid - failed - ended - astray;

/** `23 笔：已付 20，失败 1，等回复 2`; what there is none of is left out. */
export function listWords(list: PaymentList): string {
  const parts = [
    ['已付', list.paid],
    ['失败', list.failed],
    ['停付', list.ended],
    ['不该付而已付', list.astray],
    ['又付一次', list.repeated],
    ['等回复', unanswered(list)],
  ] as const;
  const said = parts.filter(([, n]) => n > 0).map(([word, n]) => `${word} ${formatNumber(n)}`);
  return `${formatCount(list.count, '笔')}${said.length > 0 ? `：${said.join('，')}` : ''}`;
}

/** The lists that went to the finance bureau: a table on a desk and on paper, a few lines each on a phone. */
export function PaymentListRows({ lists, onAnswer }: PaymentListRowsProps) {
  return (
    <>
      <div className="desk-only">
        <ListTable lists={lists} onAnswer={onAnswer} />
      </div>
      <div className="phone-only">
        <ul className="money-lines">
          {lists.map((list) => (
            <li key={list.id}>
              <span className="money-list-head">
                <b>{`第 ${list.number} 号`}</b>
                <b>{formatMoney(list.totalYuan)}</b>
              </span>
              <span>{listWords(list)}</span>
              <span className="note">{`${formatDay(list.on)} ${list.by}，校验码 ${list.hash.slice(0, 12)}`}</span>
              <ListActs list={list} onAnswer={onAnswer} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

const COUNTED = ['笔数', '金额', '已付', '失败', '停付', '不该付而已付', '等回复'];

function ListTable({ lists, onAnswer }: PaymentListRowsProps) {
  return (
    <ScrollStrip label="拨付清册">
      <table className="tbl tbl-flush">
        <HeadRow
          heads={['清册', '生成', ...COUNTED.map(num), '校验码', { words: '下一步', as: 'noprint' }]}
        />
        <tbody>
          {lists.map((list) => (
            <tr key={list.id}>
              <th scope="row">{`第 ${list.number} 号`}</th>
              <td className="nowrap">{`${formatDay(list.on)} ${list.by}`}</td>
              <td className="num">{formatNumber(list.count)}</td>
              <td className="num">{formatMoney(list.totalYuan)}</td>
              <td className="num">{formatNumber(list.paid)}</td>
              <td className="num">{formatNumber(list.failed)}</td>
              <td className="num">{formatNumber(list.ended)}</td>
              <td className="num">{formatNumber(list.astray + list.repeated)}</td>
              <td className="num">{formatNumber(unanswered(list))}</td>
              <td className="nowrap">
                <span className="muted">{list.hash.slice(0, 12)}</span>
              </td>
              <td className="nowrap noprint">
                <ListActs list={list} onAnswer={onAnswer} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}

interface ListActsProps extends Pick<PaymentListRowsProps, 'onAnswer'> {
  readonly list: PaymentList;
}

function ListActs({ list, onAnswer }: ListActsProps) {
  return (
    <span className="btns">
      <ExportButton
        path={`/payment-lists/${list.id}/export`}
        query={{}}
        fileName={`拨付清册第${list.number}号.xlsx`}
      />
      <button type="button" className="btn" onClick={() => onAnswer(list.id)}>
        接收回复
      </button>
    </span>
  );
}
