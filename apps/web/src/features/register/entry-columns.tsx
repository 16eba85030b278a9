import type { EntryRow, EntrySums, FieldSpec, RegisterDetail } from '@tenglong/contracts/register';
import {
  type Column,
  type ColumnSet,
  dayColumn,
  figureColumn,
  lightColumn,
  linkColumn,
  type TableFoot,
  textColumn,
} from '../../shared/table/index.ts';
import { formatCount, formatDay, formatNumber, MISSING, NONE, UNKNOWN } from '../../shared/value/index.ts';
import { fieldText } from './field-text.ts';
import { lightWords } from './light-words.ts';

/** The page of an entry; a task has one of its own. */
export const entryHref = ({ id, taskNumber }: Pick<EntryRow, 'id' | 'taskNumber'>): string =>
  taskNumber === undefined ? `/entries/${id}` : `/tasks/${taskNumber}`;

/** About 12 px a character, so that the head stays on one line with its unit. */
const headWidth = (label: string, unit: string): number =>
  Math.max(80, (label.length + unit.length) * 12 + (unit === '' ? 18 : 24));

/** Whether a blank is owed: the entry has come past the step that asks for it. */
export function isOwed(
  { dueFrom }: Pick<FieldSpec, 'dueFrom'>,
  stage: string,
  stages: Pick<RegisterDetail, 'stages'>['stages'],
): boolean {
  const place = (id: string) => stages.findIndex((one) => one.id === id);
  return dueFrom !== null && place(stage) >= place(dueFrom);
}

function fieldColumn(spec: FieldSpec, stages: RegisterDetail['stages']): Column<EntryRow> {
  const { name, label, type, unit, decimals, options } = spec;
  const id = `field.${name}`;
  if (type === 'number') {
    return figureColumn<EntryRow>({
      ...{ id, head: label, unit, decimals, width: headWidth(label, unit) },
      figure: ({ fields, stage }) => {
        const value = fields[name];
        if (value === undefined || value === '') return isOwed(spec, stage, stages) ? MISSING : NONE;
        return typeof value === 'string' ? value : UNKNOWN;
      },
    });
  }
  const longest = Math.max(label.length, ...options.map((option) => option.label.length));
  return textColumn<EntryRow>({
    ...{ id, head: label, sort: 'asc' as const },
    width: type === 'date' ? 130 : options.length > 0 ? longest * 13 + 22 : type === 'boolean' ? 84 : 180,
    value: ({ fields }) => (fields[name] === undefined ? '' : fieldText(spec, fields[name])),
  });
}

/** Light, subject, township and stage; the fields of the declaration; deadline and the next step. */
export function entryColumns(
  { subjectLabel, fields, stages, asOf }: Pick<RegisterDetail, 'subjectLabel' | 'fields' | 'stages' | 'asOf'>,
  href: (row: EntryRow) => string = entryHref,
): readonly Column<EntryRow>[] {
  const year = Number(asOf.slice(0, 4));
  const due = dayColumn<EntryRow>({
    id: 'due',
    head: '到期',
    width: 124,
    trails: true,
    day: ({ dueOn }) => dueOn,
  });
  return [
    lightColumn<EntryRow>({ id: 'light', head: '进度', width: 96, frozen: true, light: lightWords }),
    linkColumn<EntryRow>({
      ...{ id: 'name', head: subjectLabel, width: 206, href },
      value: ({ subjectName }) => subjectName,
    }),
    textColumn<EntryRow>({ id: 'unit', head: '乡镇', width: 86, value: ({ unitName }) => unitName }),
    textColumn<EntryRow>({ id: 'stage', head: '阶段', width: 66, value: ({ stageTitle }) => stageTitle }),
    ...fields.map((spec) => fieldColumn(spec, stages)),
    {
      ...due,
      cell: ({ dueOn }) =>
        dueOn === null ? <span className="fig-absent">—</span> : formatDay(dueOn, { withinYear: year }),
    },
    {
      ...textColumn<EntryRow>({
        ...{ id: 'next', head: '下一步', width: 118, sort: undefined, trails: true },
        value: ({ next }) => next?.title ?? '',
      }),
      cell: (row) => <NextStep row={row} />,
    },
  ];
}

/** Mine is a thing to press; another's says whose it is. */
function NextStep({ row: { next } }: { readonly row: EntryRow }) {
  if (!next) return <span className="fig-absent">—</span>;
  return next.mine ? (
    <b className="entry-mine">{next.title}</b>
  ) : (
    <span className="muted" title={`由${next.by}办`}>
      {next.title}
    </span>
  );
}

const ends = ['due', 'next'];
const starts = ['unit', 'stage'];

/** 要点: the choices and the numbers; 日期: the days; 全部. */
export function entryColumnSets(fields: readonly FieldSpec[]): readonly ColumnSet[] {
  const of = (pick: (field: FieldSpec) => boolean) => fields.filter(pick).map(({ name }) => `field.${name}`);
  const set = (id: string, title: string, columns: readonly string[]) => ({
    ...{ id, title, columns: [...starts, ...columns, ...ends] },
  });
  return [
    set(
      'main',
      '要点',
      of(({ type, options }) => type === 'number' || options.length > 2),
    ),
    set(
      'days',
      '日期',
      of(({ type }) => type === 'date'),
    ),
    set(
      'all',
      '全部',
      of(() => true),
    ),
  ];
}

/** Names of the fields a set shows, for the workbook. */
export const shownFields = (set: ColumnSet | undefined): string =>
  (set?.columns ?? [])
    .filter((id) => id.startsWith('field.'))
    .map((id) => id.slice('field.'.length))
    .join(',');

/** Sums of the whole filter; what is not reported stays out and is said below the table. */
export function entryFoot(
  { fields, measure }: Pick<RegisterDetail, 'fields' | 'measure'>,
  { total, sums }: EntrySums,
): TableFoot {
  const cells = fields.flatMap(({ name, decimals }) => {
    const sum = sums[name];
    return sum
      ? [[`field.${name}`, sum.value === null ? '—' : formatNumber(sum.value, { decimals })] as const]
      : [];
  });
  return { label: `合计 ${formatCount(total, measure)}`, cells: Object.fromEntries(cells) };
}

/** `腾出用地 31 家、腾出用能 31 家还没有数，未计入合计`; only of the fields that are shown. */
export function leftOutText(
  { fields, measure }: Pick<RegisterDetail, 'fields' | 'measure'>,
  { sums }: EntrySums,
  set: ColumnSet | undefined,
): string {
  const parts = fields.flatMap(({ name, label }) => {
    const unknown = set?.columns.includes(`field.${name}`) ? (sums[name]?.unknown ?? 0) : 0;
    return unknown > 0 ? [`${label} ${formatCount(unknown, measure)}`] : [];
  });
  return parts.length === 0 ? '' : `${parts.join('、')}还没有数，未计入合计`;
}
