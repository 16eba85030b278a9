import type { ListColumnProgress, PlanListProgress } from '@tenglong/contracts/register';
import { GoalBar } from '../../shared/chart/index.ts';
import { AddressLink, RulingMark } from '../../shared/layout/index.ts';
import { formatNumber, formatRate, Light } from '../../shared/value/index.ts';
import { columnName, headColumns, paceLight, paceWords, UNDIVIDED } from './list-words.ts';

/** 八张清单 on a phone, whose width holds no matrix: a list, its columns with what is done and asked; the units are one press away. */
export function ListLines({ lists }: { readonly lists: readonly PlanListProgress[] }) {
  return (
    <ul className="lists-lines">
      {lists.map((list) => (
        <li key={list.address}>
          <h2>
            <AddressLink href={`/lists/${list.number}`}>{list.shortTitle}</AddressLink>
          </h2>
          {headColumns(list).map((column) => (
            <ColumnLine key={column.key} name={columnName(column, list)} column={column} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function ColumnLine({ name, column }: { readonly name: string; readonly column: ListColumnProgress }) {
  const { target, done, unit, rate, pace, expected, register, undivided, ruling } = column;
  const asked = target !== '0';
  const share = (part: string): number => (asked ? Number(part) / Number(target) : 0);
  return (
    <div className="lists-line">
      <span className="lists-line-head">
        <span>{name}</span>
        <span>
          <b>{register === null ? '—' : formatNumber(done)}</b>
          {undivided ? ` ${unit}，${UNDIVIDED}` : asked ? `/${formatNumber(target)} ${unit}` : ` ${unit}`}
          <RulingMark ruling={ruling} />
        </span>
      </span>
      {register === null ? (
        <span className="note">还没有清单计这一栏</span>
      ) : asked && !undivided ? (
        <>
          <GoalBar actual={share(done)} pace={share(expected)} width={300} />
          <span className="lists-line-head note">
            <Light kind={paceLight(pace)}>{paceWords(pace)}</Light>
            <span>{`${rate === null ? '' : `${formatRate(rate)}，`}按序时应 ${formatNumber(expected)}`}</span>
          </span>
        </>
      ) : null}
    </div>
  );
}
