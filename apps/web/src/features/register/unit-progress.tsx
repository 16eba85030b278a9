import type { ListProgress } from '@tenglong/contracts/register';
import { GoalBar } from '../../shared/chart/index.ts';
import { RulingMark } from '../../shared/layout/index.ts';
import { type UnitColumn, UnitTable } from '../../shared/table/index.ts';
import { addressText, formatNumber, formatRate, Light } from '../../shared/value/index.ts';
import { paceLight, paceWords, UNDIVIDED } from './list-words.ts';

export interface UnitProgressTableProps {
  readonly progress: ListProgress;
  /** The address of the list of one unit. */
  readonly href: (unitId: string) => string;
}

type Figures = Pick<
  ListProgress,
  'target' | 'done' | 'open' | 'unknown' | 'rate' | 'expected' | 'pace' | 'lack'
>;

const share = (part: string, target: string): number => {
  const of = Number(target);
  return of > 0 ? Number(part) / of : 0;
};

/** 进度: what each unit was asked for, has done and is at; the sum stands below, and what is left to be allotted. */
export function UnitProgressTable({ progress, href }: UnitProgressTableProps) {
  const { column, unit, units, address, unallotted, undivided, ruling } = progress;
  const columns = unitColumns(progress);
  const words = undivided
    ? `单位：${unit}。出处 ${addressText(address)}。这一项${UNDIVIDED}到乡镇，下面是本单位所做的`
    : `单位：${unit}。出处 ${addressText(address)}。差几，是到今天按序时还差的数；不到序时的八成为落后`;
  const note = (
    <>
      {words}
      {ruling ? '。目标' : null}
      <RulingMark ruling={ruling} />
    </>
  );
  return (
    <UnitTable<Figures>
      title={`各乡镇${column}`}
      {...{ note, columns, units, href, total: progress }}
      rest={
        unallotted === '0' ? null : (
          <tr>
            <th scope="row" className="muted">
              {unallotted.startsWith('-') ? '多分解' : '未分解到乡镇'}
            </th>
            <td className="num">{formatNumber(unallotted)}</td>
            <td colSpan={columns.length - 1} className="note">
              {units.some(({ target }) => target !== '0')
                ? `合计是${ruling ? '裁定' : '方案所印'}的数，与各乡镇之和不等`
                : '方案只定了全市的数，没有分解'}
            </td>
          </tr>
        )
      }
    />
  );
}

function unitColumns({ unknown, undivided }: ListProgress): readonly UnitColumn<Figures>[] {
  const asked = (figures: Figures) => figures.target !== '0';
  const none = undivided ? '全市统筹' : '没有任务';
  return [
    {
      head: '目标',
      align: 'end' as const,
      cell: (of) => (asked(of) ? formatNumber(of.target) : '—'),
    },
    { head: '完成', align: 'end', cell: ({ done }) => formatNumber(done) },
    { head: '在办', align: 'end', deskOnly: true, cell: ({ open }) => open },
    ...(unknown > 0
      ? [
          {
            head: '待定',
            align: 'end' as const,
            cell: (of: Figures) => of.unknown,
          } satisfies UnitColumn<Figures>,
        ]
      : []),
    {
      head: '完成率',
      align: 'end' as const,
      deskOnly: true,
      cell: ({ rate }) => (rate === null ? '—' : formatRate(rate)),
    },
    {
      head: '进度',
      deskOnly: true,
      cell: (of) =>
        asked(of) ? (
          <GoalBar actual={share(of.done, of.target)} pace={share(of.expected, of.target)} width={150} />
        ) : null,
    },
    {
      head: '序时',
      align: 'end' as const,
      deskOnly: true,
      cell: (of) => (asked(of) ? formatNumber(of.expected) : '—'),
    },
    {
      head: '对照序时',
      cell: (of) =>
        asked(of) ? (
          <Light kind={paceLight(of.pace)}>
            {of.lack === '0' ? paceWords(of.pace) : `${paceWords(of.pace)}，差 ${formatNumber(of.lack)}`}
          </Light>
        ) : (
          <span className="muted">{none}</span>
        ),
    },
  ];
}
