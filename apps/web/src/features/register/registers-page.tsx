import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RegisterSummary } from '@tenglong/contracts/register';
import { EmptyState } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { Page, RulingMark, ScrollStrip, Section, Segmented, Sentence } from '../../shared/layout/index.ts';
import {
  type Column,
  DataTable,
  figureColumn,
  lightColumn,
  linkColumn,
  RowCard,
  textColumn,
} from '../../shared/table/index.ts';
import { stringifySearch } from '../../shared/url/index.ts';
import { figureOf, formatRate, Light, type LightKind } from '../../shared/value/index.ts';
import { paceLight, paceWords, UNDIVIDED } from './list-words.ts';
import './register.css';
import { registersQuery } from './register-queries.ts';
import { Waiting } from './waiting.tsx';

const href = ({ id, subject }: RegisterSummary) => (subject === 'task' ? '/tasks' : `/registers/${id}`);

/** Of a target its pace; of a list without one whether anything is overdue. Nothing there is no light. */
export function registerLight({
  overdue,
  pace,
  total,
}: Pick<RegisterSummary, 'overdue' | 'pace' | 'total'>): {
  readonly kind: LightKind;
  readonly word: string;
} {
  if (pace !== 'none') return { kind: paceLight(pace), word: paceWords(pace) };
  if (overdue > 0) return { kind: 'late', word: `逾期 ${overdue}` };
  return total === 0 ? { kind: 'none', word: '还没有' } : { kind: 'good', word: '按期' };
}

/** A target that the county keeps for itself is nobody's to be measured by, and no blank either. */
function targetColumn(): Column<RegisterSummary> {
  const column = figureColumn<RegisterSummary>({
    id: 'target',
    head: '目标',
    width: 104,
    decimals: undefined,
    sort: undefined,
    figure: ({ target }) => figureOf(target === '0' ? null : target),
  });
  return {
    ...column,
    cell: (row) =>
      row.undivided ? (
        <span className="muted" title={UNDIVIDED}>
          全市统筹
        </span>
      ) : (
        <>
          {column.cell?.(row)}
          <RulingMark ruling={row.ruling} />
        </>
      ),
  };
}

const columns: readonly Column<RegisterSummary>[] = [
  lightColumn<RegisterSummary>({ id: 'light', head: '进度', width: 104, frozen: true, light: registerLight }),
  linkColumn<RegisterSummary>({
    id: 'title',
    head: '清单',
    width: 300,
    sort: undefined,
    href,
    value: ({ title }) => title,
  }),
  targetColumn(),
  figureColumn<RegisterSummary>({
    id: 'done',
    head: '完成',
    width: 84,
    sort: undefined,
    figure: ({ done }) => done,
  }),
  figureColumn<RegisterSummary>({
    id: 'rate',
    head: '完成率',
    unit: '%',
    width: 84,
    percent: true,
    decimals: 1,
    sort: undefined,
    figure: ({ rate }) => figureOf(rate),
  }),
  figureColumn<RegisterSummary>({
    id: 'expected',
    head: '序时',
    width: 84,
    sort: undefined,
    figure: ({ expected, target }) => figureOf(target === '0' ? null : expected),
  }),
  figureColumn<RegisterSummary>({
    id: 'open',
    head: '在办',
    width: 84,
    sort: undefined,
    figure: ({ open }) => open,
  }),
  figureColumn<RegisterSummary>({
    id: 'overdue',
    head: '逾期',
    width: 84,
    sort: undefined,
    figure: ({ overdue }) => overdue,
  }),
  textColumn<RegisterSummary>({
    id: 'measure',
    head: '计量',
    width: 64,
    sort: undefined,
    value: ({ measure }) => measure,
  }),
];

const route = getRouteApi('/shell/registers');

/** 专项清单: one line for each list of the plan, under the drive it belongs to. */
export function RegistersPage() {
  const { data, error, refetch } = useQuery(registersQuery);
  const { drive = '' } = route.useSearch();
  if (!data) return <Waiting what="专项清单" error={error} onRetry={() => void refetch()} />;
  const drives = byDrive(data);
  const shown = drives.filter(({ title }) => drive === '' || title === drive);
  const groups = shown.length > 0 ? shown : drives;
  return (
    <Page title="专项清单" wide>
      <Sentence
        lead="每张清单的阶段、各步由谁办、要交什么，都由方案数据声明；完成数按清单办结的条目计。"
        actions={<PrintButton />}
      >
        {registersSentence(groups.flatMap(({ registers }) => registers))}
      </Sentence>
      {drives.length > 1 ? (
        <div className="dt-tools">
          <ScrollStrip label="攻坚行动">
            <Segmented
              label="攻坚行动"
              current={groups === drives ? '' : drive}
              items={driveItems(drives, data)}
            />
          </ScrollStrip>
        </div>
      ) : null}
      {groups.map(({ title, registers }) => (
        <Section key={title} title={title} note={driveNote(registers)}>
          <DataTable
            label={`${title}的清单`}
            columns={columns}
            rows={registers}
            rowKey={({ id }) => id}
            card={registerCard}
          />
        </Section>
      ))}
      {data.length === 0 ? <EmptyState>正在使用的方案没有声明清单</EmptyState> : null}
    </Page>
  );
}

const registerCard = (row: RegisterSummary) => (
  <RowCard
    href={href(row)}
    title={row.shortTitle}
    note={cardNote(row)}
    state={<Light kind={registerLight(row).kind}>{registerLight(row).word}</Light>}
  />
);

function cardNote({ target, done, open, overdue, measure, rate, undivided, pace }: RegisterSummary): string {
  const late = overdue > 0 && pace !== 'none' ? `，逾期 ${overdue}` : '';
  if (undivided) return `${UNDIVIDED}；在办 ${open} ${measure}，完成 ${done}`;
  if (target === null || target === '0') return `在办 ${open} ${measure}，完成 ${done}`;
  return `${done}/${target} ${measure}，${formatRate(figureOf(rate))}${late}`;
}

interface Drive {
  readonly title: string;
  readonly registers: readonly RegisterSummary[];
}

/** The lists by drive, in the order in which the plan has them; the earliest clause of a drive leads. */
function byDrive(registers: readonly RegisterSummary[]): readonly Drive[] {
  const titles = [...new Set(registers.map(({ drive }) => drive))];
  return titles.map((title) => ({
    title: title === '' ? '其他' : title,
    registers: registers.filter(({ drive }) => drive === title),
  }));
}

const driveItems = (drives: readonly Drive[], all: readonly RegisterSummary[]) => [
  { id: '', label: `全部 ${all.length}`, href: '/registers' },
  ...drives.map(({ title, registers }) => ({
    id: title,
    label: `${title} ${registers.length}`,
    href: `/registers${stringifySearch({ drive: title })}`,
  })),
];

/** `在办 42，逾期 3` */
const driveNote = (registers: readonly RegisterSummary[]): string => {
  const overdue = registers.reduce((all, one) => all + one.overdue, 0);
  const open = registers.reduce((all, one) => all + one.open, 0);
  return `在办 ${open}${overdue > 0 ? `，逾期 ${overdue}` : ''}`;
};

/** `9 张清单，在办 42 件，其中 8 件逾期` */
export function registersSentence(registers: readonly RegisterSummary[]): string {
  const sum = (key: 'open' | 'overdue') => registers.reduce((all, one) => all + one[key], 0);
  const [open, overdue] = [sum('open'), sum('overdue')];
  if (open === 0) return `${registers.length} 张清单，现在没有在办的`;
  return `${registers.length} 张清单，在办 ${open} 件，${overdue > 0 ? `其中 ${overdue} 件逾期` : '没有逾期'}`;
}
