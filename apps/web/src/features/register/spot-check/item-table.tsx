import type { SpotCheckDetail, SpotCheckItem } from '@tenglong/contracts/register';
import { EmptyState } from '../../../shared/feedback/index.ts';
import { AddressLink, HeadRow, num, ScrollStrip } from '../../../shared/layout/index.ts';
import { formatDay, Light } from '../../../shared/value/index.ts';
import { proofAddress } from './spot-check-queries.ts';
import { followWords, resultWords } from './spot-check-words.ts';

export interface ItemTableProps {
  readonly check: SpotCheckDetail;
  readonly onJudge: (item: SpotCheckItem) => void;
}

/** What was drawn, in the order of the lots, each with its finding or the button for it. */
export function ItemTable({ check, onJudge }: ItemTableProps) {
  if (check.items.length === 0) {
    return (
      <EmptyState>{check.drawn === 0 ? '范围内没有办结的条目' : '抽中的里面没有本单位的条目'}</EmptyState>
    );
  }
  return (
    <>
      <div className="desk-only">
        <ScrollStrip label="抽中的条目">
          <table className="tbl tbl-flush spot-items">
            <HeadRow
              heads={[num('次序'), '条目', '清单', '乡镇', '销号', '结论', '查到什么', '现在', '核查']}
            />
            <tbody>
              {check.items.map((item) => (
                <ItemRow key={item.entryId} check={check} item={item} onJudge={onJudge} />
              ))}
            </tbody>
          </table>
        </ScrollStrip>
      </div>
      <div className="phone-only">
        <ul className="spot-cards">
          {check.items.map((item) => (
            <ItemCard key={item.entryId} check={check} item={item} onJudge={onJudge} />
          ))}
        </ul>
      </div>
    </>
  );
}

interface ItemProps extends ItemTableProps {
  readonly item: SpotCheckItem;
}

function Name({ item }: { readonly item: SpotCheckItem }) {
  if (item.stageTitle === '') return item.subjectName;
  return <AddressLink href={`/entries/${item.entryId}`}>{item.subjectName}</AddressLink>;
}

function Act({ check, item, onJudge }: ItemProps) {
  if (item.proof !== null) {
    return (
      <>
        <a href={proofAddress(check.number, item.entryId)} download>
          材料
        </a>
        <span className="note">{` ${item.on ? formatDay(item.on) : ''}，${item.by}`}</span>
      </>
    );
  }
  if (!check.mayJudge) return '—';
  return (
    <button type="button" className="btn noprint" onClick={() => onJudge(item)}>
      记结论
    </button>
  );
}

function ItemRow(props: ItemProps) {
  const { item } = props;
  const { kind, word } = resultWords(item);
  return (
    <tr>
      <td className="num">{item.place}</td>
      <th scope="row">
        <Name item={item} />
      </th>
      <td>{item.registerTitle}</td>
      <td>{item.unitName}</td>
      <td>{formatDay(item.closedOn)}</td>
      <td>
        <Light kind={kind}>{word}</Light>
      </td>
      <td className="why">{item.reason || '—'}</td>
      <td className="why">{followWords(item)}</td>
      <td>
        <Act {...props} />
      </td>
    </tr>
  );
}

function ItemCard(props: ItemProps) {
  const { item } = props;
  const { kind, word } = resultWords(item);
  return (
    <li className="spot-card">
      <span className="spot-card-head">
        <Name item={item} />
        <Light kind={kind}>{word}</Light>
      </span>
      <span className="note">{`${item.registerTitle}，${item.unitName}，${formatDay(item.closedOn)}销号`}</span>
      {item.reason ? <span>{item.reason}</span> : null}
      <span className="note">{followWords(item)}</span>
      <span>
        <Act {...props} />
      </span>
    </li>
  );
}
