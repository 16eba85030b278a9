import { parseUnit, type Unit } from '../values/index.ts';
import type { ColumnTarget, Dataset } from './dataset.ts';
import { headerKey } from './dataset.ts';
import { type HeaderReading, readHeader } from './header-text.ts';
import type { ColumnChoice, RememberedMapping } from './mapping-choice.ts';
import { columnLetters } from './sheet.ts';
import { readUnit } from './unit-words.ts';

/** Where the unit of a column was read. `assumed`: the sheet says none, the plan's default stands. */
export type UnitSource = 'header' | 'line' | 'assumed' | 'person';

export interface MappedColumn {
  readonly index: number;
  readonly letter: string;
  /** As the sender wrote it, a header of several rows joined by strokes. */
  readonly header: string;
  readonly target: ColumnTarget | null;
  /** By the plan's words, by their ending alone, by a remembered choice, by a person; `none` is not read. */
  readonly by: 'plan' | 'guess' | 'remembered' | 'person' | 'none';
  /** The plan says to pass over it, or another column is the better one. */
  readonly ignored: boolean;
  readonly unit: Unit | undefined;
  readonly unitSource: UnitSource | undefined;
}

/** Something a person should know about a column before trusting it. */
export interface ColumnNotice {
  readonly kind: 'column-ambiguous' | 'column-guessed' | 'unit-assumed' | 'unit-not-understood';
  readonly index: number;
  readonly header: string;
  readonly title: string;
}

export interface ColumnMap {
  readonly columns: readonly MappedColumn[];
  readonly notices: readonly ColumnNotice[];
  /** How well the header fits the dataset; comparable between headers and between datasets. */
  readonly score: number;
  /** Required figures found, of those the dataset has. */
  readonly required: { readonly found: number; readonly of: number };
  readonly fingerprint: string;
}

export interface MapOptions {
  readonly dataset: Dataset;
  readonly sheet: string;
  readonly year: number | null;
  /** Words of the unit lines above the table. */
  readonly unitWords: readonly string[];
  readonly choices: readonly ColumnChoice[];
  readonly remembered: readonly RememberedMapping[];
  /** A header that names the enterprise is enough: whoever named the dataset says of its columns what they are. */
  readonly keysAlone?: boolean | undefined;
}

/** Decides what each column of a header is read as. `paths` are the texts above each column, top row first. */
export function mapColumns(paths: readonly (readonly string[])[], options: MapOptions): ColumnMap {
  const { dataset } = options;
  const readings = paths.map((path) => readHeader(path, dataset));
  const fingerprint = readings.map((reading) => headerKey(reading.text)).join('|');
  const remembered = options.remembered.find(
    (one) => one.datasetId === dataset.file.id && one.fingerprint === fingerprint,
  );
  const notices: ColumnNotice[] = [];
  const chosen = chooseColumns(readings, options, notices);
  const columns = readings.map((reading, index): MappedColumn => {
    const byHand = options.choices.find(
      (c) => c.index === index && (c.sheet ?? options.sheet) === options.sheet,
    );
    const before = byHand ?? remembered?.columns.find((choice) => choice.index === index);
    const common = { index, letter: columnLetters(index), header: reading.text };
    if (before) {
      const target = dataset.targets.find((one) => one.id === before.target) ?? null;
      const unit = before.unit === null ? undefined : parseUnit(before.unit);
      const resolved = resolveUnit(target, reading, options, unit);
      return {
        ...common,
        target,
        by: byHand ? 'person' : 'remembered',
        ignored: target === null,
        ...resolved,
      };
    }
    const target = chosen.get(index) ?? null;
    const { match } = reading;
    if (!target) {
      const ignored = match.kind !== 'none' || reading.text === '';
      return { ...common, target, by: 'none', ignored, unit: undefined, unitSource: undefined };
    }
    const guessed = match.kind !== 'match' || match.certainty === 1;
    const resolved = resolveUnit(target, reading, options, undefined);
    const notice = { index, header: reading.text, title: target.title };
    if (guessed) notices.push({ kind: 'column-guessed', ...notice });
    if (resolved.unitSource === 'assumed') notices.push({ kind: 'unit-assumed', ...notice });
    return { ...common, target, by: guessed ? 'guess' : 'plan', ignored: false, ...resolved };
  });
  const ambiguous = notices.filter(({ kind }) => kind === 'column-ambiguous').length;
  return { columns, notices, ...rate(columns, options, ambiguous), fingerprint };
}

/** The best column for each target: surest header first, then the asked year, then the plan's earlier word. */
function chooseColumns(
  readings: readonly HeaderReading[],
  { dataset, year }: MapOptions,
  notices: ColumnNotice[],
): Map<number, ColumnTarget> {
  const newest = readings.reduce((latest, reading) => Math.max(latest, reading.year ?? 0), 0);
  const wanted = year ?? newest;
  const best = new Map<ColumnTarget, { index: number; rank: number }>();
  for (const [index, { match, units, year: of, text }] of readings.entries()) {
    if (match.kind !== 'match') continue;
    const { target, order } = match.synonym;
    if (target.kind === 'field' && of !== undefined && of !== wanted) continue;
    const canonical = target.kind === 'field' ? dataset.fields[target.index]?.unit : undefined;
    if (canonical && units.length > 0 && !units.some((word) => readUnit(word, canonical))) {
      notices.push({ kind: 'unit-not-understood', index, header: text, title: target.title });
      continue;
    }
    const rank = match.certainty * 1000 - order;
    const rival = best.get(target);
    if (rival && rival.rank === rank && target.kind === 'field') {
      notices.push({ kind: 'column-ambiguous', index, header: text, title: target.title });
    }
    if (!rival || rank > rival.rank) best.set(target, { index, rank });
  }
  const chosen = new Map([...best].map(([target, { index }]) => [index, target]));
  return withGuessedName(chosen, readings, dataset);
}

const NAMES_AN_ENTERPRISE = /(?:名称|企业|单位|权利人|使用人|使用者|户名|主体)$/;
const NAMES_SOMETHING_ELSE =
  /^指|行业|产品|项目|税|部门|机关|[镇乡村]|街道|原|曾|出租|承租|设备|[宗地]|证|法定|主管|上级/;

/**
 * Without a column of names every row that has no code would be lost, or taken for the enterprise above: what reads like one
 * is taken for it, and said.
 */
function withGuessedName(
  chosen: Map<number, ColumnTarget>,
  readings: readonly HeaderReading[],
  dataset: Dataset,
): Map<number, ColumnTarget> {
  const name = dataset.targets.find(({ kind, id }) => kind === 'key' && id === 'name');
  if (!name || [...chosen.values()].includes(name)) return chosen;
  const index = readings.findIndex(({ match, text }) => {
    const key = headerKey(text);
    return match.kind === 'none' && NAMES_AN_ENTERPRISE.test(key) && !NAMES_SOMETHING_ELSE.test(key);
  });
  return index < 0 ? chosen : chosen.set(index, name);
}

function resolveUnit(
  target: ColumnTarget | null,
  reading: HeaderReading,
  { dataset, unitWords }: MapOptions,
  byHand: Unit | undefined,
): { unit: Unit | undefined; unitSource: UnitSource | undefined } {
  const field = target?.kind === 'field' ? dataset.fields[target.index] : undefined;
  const canonical = field?.unit;
  if (!canonical || field?.field.type !== 'number') return { unit: undefined, unitSource: undefined };
  if (byHand) return { unit: byHand, unitSource: 'person' };
  for (const [words, unitSource] of [
    [reading.units, 'header'],
    [unitWords, 'line'],
  ] as const) {
    for (const word of words) {
      const unit = readUnit(word, canonical);
      if (unit) return { unit, unitSource };
    }
  }
  const unit =
    field.field.defaultUnit === undefined ? undefined : readUnit(field.field.defaultUnit, canonical);
  // people are counted one by one wherever no unit is given
  return { unit: unit ?? canonical, unitSource: canonical.text === '人' ? 'header' : 'assumed' };
}

/** A header that cannot tell its columns apart fits worse than the deeper one that can. */
function rate(
  columns: readonly MappedColumn[],
  { dataset: { file }, keysAlone }: MapOptions,
  ambiguous: number,
) {
  const found = new Set(columns.flatMap(({ target }) => (target ? [target.id] : [])));
  const wanted = file.fields.filter((field) => field.required || file.kind === 'roster');
  const counted = wanted.length > 0 ? wanted : file.fields;
  const hits = counted.filter((field) => found.has(field.id)).length;
  const certainty = columns.reduce((sum, { by, target }) => sum + (!target ? 0 : by === 'guess' ? 1 : 2), 0);
  const keyed = found.has('creditCode') || found.has('name');
  const usable = keyed && (keysAlone === true || file.fields.some((field) => found.has(field.id)));
  return {
    score: usable ? Math.max(1, certainty + hits * 2 + (found.has('creditCode') ? 2 : 0) - ambiguous * 2) : 0,
    required: { found: hits, of: counted.length },
  };
}
