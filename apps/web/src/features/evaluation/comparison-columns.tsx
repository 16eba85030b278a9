import type { RunComparison } from '@tenglong/contracts/evaluation';
import { type Column, figureColumn, linkColumn, textColumn } from '../../shared/table/index.ts';
import { figureOf, formatGrade, GradeMark } from '../../shared/value/index.ts';

export type ChangedRow = RunComparison['rows'][number];

/** Who changed: both totals, the grade before and after, and every reason. */
export const comparisonColumns = (href: (row: ChangedRow) => string): readonly Column<ChangedRow>[] => [
  linkColumn<ChangedRow>({
    id: 'name',
    head: '企业',
    width: 240,
    sort: undefined,
    value: ({ name }) => name,
    href,
  }),
  textColumn<ChangedRow>({
    id: 'unit',
    head: '乡镇',
    width: 104,
    sort: undefined,
    value: ({ unitName }) => unitName,
  }),
  textColumn<ChangedRow>({
    id: 'scale',
    head: '规模',
    width: 56,
    sort: undefined,
    value: ({ scale }) => (scale === 'above' ? '规上' : '规下'),
  }),
  figureColumn<ChangedRow>({
    id: 'totalFrom',
    head: '原总分',
    width: 76,
    sort: undefined,
    decimals: 2,
    figure: ({ totalFrom }) => figureOf(totalFrom),
  }),
  figureColumn<ChangedRow>({
    id: 'totalTo',
    head: '新总分',
    width: 76,
    sort: undefined,
    decimals: 2,
    figure: ({ totalTo }) => figureOf(totalTo),
  }),
  {
    id: 'grade',
    head: '等级',
    width: 96,
    cell: ({ gradeFrom, gradeTo }) => (
      <>
        <GradeMark grade={gradeFrom} />
        {gradeFrom === gradeTo ? null : (
          <>
            {' → '}
            <GradeMark grade={gradeTo} />
          </>
        )}
      </>
    ),
    text: ({ gradeFrom, gradeTo }) =>
      gradeFrom === gradeTo ? formatGrade(gradeTo) : `${formatGrade(gradeFrom)} → ${formatGrade(gradeTo)}`,
  },
  {
    id: 'why',
    head: '原因',
    width: 460,
    cell: ({ why }) => (
      <span className="why-line" title={why.join('；')}>
        {why.join('；')}
      </span>
    ),
    text: ({ why }) => why.join('；'),
  },
];
