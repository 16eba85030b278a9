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

/** About 12 px a character; the unit may stand on a line of its own, so that the days and the next step keep their room. */
const headWidth = (label: string, unit: string): number =>
  Math.max(80, Math.max(label.length, unit.length) * 12 + 18);

/** Whether a blank is owed: the entry has come past the step that asks for it. */
export function isOwed(
  { dueFrom }: Pick<FieldSpec, 'dueFrom'>,
  stage: string,
  stages: Pick<RegisterDetail, 'stages'>['stages'],
): boolean {
  const place = (id: string) => stages.findIndex((one) => one.id === id);
  return dueFrom !== null && place(stage) >= place(dueFrom);
}

function fieldWidth({ label, unit, type, options }: FieldSpec): number {
  // Yuan to the fen of a grant: 1,771,424.96 has to be read whole.
  if (type === 'number') return Math.max(headWidth(label, unit), unit === '元' ? 118 : 0);
  if (type === 'date') return 130;
  const longest = Math.max(label.length, ...options.map((option) => option.label.length));
  return options.length > 0 ? longest * 13 + 22 : type === 'boolean' ? 84 : 180;
}

function fieldColumn(
  spec: FieldSpec,
  stages: RegisterDetail['stages'],
  severalBy: string | null,
): Column<EntryRow> {
  const { name, label, type, unit, decimals } = spec;
  const id = `field.${name}`;
  if (type === 'number') {
    return figureColumn<EntryRow>({
      id,
      head: label,
      unit,
      decimals,
      width: fieldWidth(spec),
      figure: ({ fields, stage }) => {
        const value = fields[name];
        if (value === undefined || value === '') return isOwed(spec, stage, stages) ? MISSING : NONE;
        return typeof value === 'string' ? value : UNKNOWN;
      },
    });
  }
  return textColumn<EntryRow>({
    id,
    head: label,
    sort: 'asc' as const,
    width: name === severalBy ? KEY_WIDTH : fieldWidth(spec),
    value: ({ fields }) => (fields[name] === undefined ? '' : fieldText(spec, fields[name])),
  });
}

/** Light, subject, township and stage; the fields of the declaration; deadline and the next step. */
export function entryColumns(
  {
    subjectLabel,
    severalBy,
    fields,
    stages,
    asOf,
  }: Pick<RegisterDetail, 'subjectLabel' | 'severalBy' | 'fields' | 'stages' | 'asOf'>,
  href: (row: EntryRow) => string = entryHref,
): readonly Column<EntryRow>[] {
  const year = Number(asOf.slice(0, 4));
  const due = dayColumn<EntryRow>({
    id: 'due',
    head: '到期',
    width: 136,
    trails: true,
    day: ({ dueOn }) => dueOn,
  });
  return [
    lightColumn<EntryRow>({ id: 'light', head: '进度', width: 96, frozen: true, light: lightWords }),
    linkColumn<EntryRow>({
      id: 'name',
      head: subjectLabel,
      width: 216,
      href,
      value: ({ subjectName }) => subjectName,
    }),
    textColumn<EntryRow>({ id: 'unit', head: '乡镇', width: 107, value: ({ unitName }) => unitName }),
    textColumn<EntryRow>({ id: 'stage', head: '阶段', width: 66, value: ({ stageTitle }) => stageTitle }),
    ...fields.map((spec) => fieldColumn(spec, stages, severalBy)),
    {
      ...due,
      cell: ({ dueOn }) =>
        dueOn === null ? <span className="fig-absent">—</span> : formatDay(dueOn, { withinYear: year }),
    },
    {
      ...textColumn<EntryRow>({
        id: 'next',
        head: '下一步',
        width: 132,
        sort: undefined,
        trails: true,
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
    <b className="entry-mine entry-next">{next.title}</b>
  ) : (
    <span className="muted entry-next" title={`由${next.by}办`}>
      {next.title}
    </span>
  );
}

const ends = ['due', 'next'];
const starts = ['unit', 'stage'];

/** What is left beside the subject, its township, stage, deadline and next step on a desk of 1366 px. */
const FIELDS_ROOM = 430;
/** A number of a project, such as JG2023-021. */
const KEY_WIDTH = 116;

/** As many of the fields as have room, in their order; 全部 has the rest. */
function fitting(fields: readonly FieldSpec[], taken: number): readonly string[] {
  let room = FIELDS_ROOM - taken;
  return fields.flatMap((spec) => {
    const width = fieldWidth(spec);
    if (width > room) return [];
    room -= width;
    return [`field.${spec.name}`];
  });
}

/** 要点: what the register lists first, else what tells entries apart, the choices and the numbers that have room; 日期: the days; 全部. */
export function entryColumnSets(
  fields: readonly FieldSpec[],
  severalBy: string | null = null,
  listed: readonly string[] = [],
): readonly ColumnSet[] {
  const of = (pick: (field: FieldSpec) => boolean) => fields.filter(pick).map(({ name }) => `field.${name}`);
  const set = (id: string, title: string, columns: readonly string[]) => ({
    id,
    title,
    columns: [...starts, ...columns, ...ends],
  });
  const telling = fields.filter(({ type, options }) => type === 'number' || options.length > 2);
  const named = listed.flatMap((name) => of((field) => field.name === name));
  const apart = of(({ name, type }) => name === severalBy && type === 'text');
  return [
    set('main', '要点', named.length > 0 ? named : [...apart, ...fitting(telling, apart.length * KEY_WIDTH)]),
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
