import { type Unit, unit } from '../values/index.ts';
import { foldText } from './text.ts';
import type { FactRule, Field, WorkbookFile } from './workbook-file.ts';

export type KeyColumn = 'creditCode' | 'name' | 'unit' | 'formerName' | 'year';

/** What a column is read as. */
export type ColumnTarget =
  | { readonly kind: 'key'; readonly id: KeyColumn; readonly title: string }
  | { readonly kind: 'part'; readonly id: string; readonly index: number; readonly title: string }
  | { readonly kind: 'field'; readonly id: string; readonly index: number; readonly title: string };

export interface Synonym {
  readonly target: ColumnTarget;
  /** Earlier words of a list go before later ones. */
  readonly order: number;
}

export interface DatasetField {
  readonly field: Field;
  /** For figures: the canonical unit. */
  readonly unit: Unit | undefined;
  readonly choices: ReadonlyMap<string, string>;
}

/** Whether a blank of the field says 0. */
export const blankSaysZero = (field: Field): boolean => field.type === 'number' && field.blankIsZero;

/** A fact with the positions of its terms among the fields. */
export interface DatasetFact {
  readonly rule: FactRule;
  readonly plus: readonly number[];
  readonly minus: readonly number[];
}

/** A workbook mapping made ready for reading: words folded, units resolved. */
export interface Dataset {
  readonly file: WorkbookFile;
  readonly fields: readonly DatasetField[];
  readonly facts: readonly DatasetFact[];
  readonly targets: readonly ColumnTarget[];
  readonly synonyms: ReadonlyMap<string, Synonym>;
  readonly neutral: readonly string[];
  readonly ignoredWhole: ReadonlySet<string>;
  readonly ignoredWords: readonly string[];
}

const KEY_TITLES: Readonly<Record<KeyColumn, string>> = {
  creditCode: '统一社会信用代码',
  name: '企业名称',
  unit: '乡镇（街道）',
  formerName: '曾用名',
  year: '年度',
};

/** The form in which headers and synonyms meet: folded, without brackets, strokes and other separators. */
export const headerKey = (text: string): string => foldText(text).replace(/[()/、,.:;·_\-—–"“”]/g, '');

/** Prepares a mapping. @throws RangeError if a canonical unit is no unit */
export function prepareDataset(file: WorkbookFile): Dataset {
  const synonyms = new Map<string, Synonym>();
  const targets: ColumnTarget[] = [];
  const learn = (target: ColumnTarget, words: readonly string[]) => {
    targets.push(target);
    for (const [order, word] of words.entries()) {
      const key = headerKey(word);
      if (!synonyms.has(key)) synonyms.set(key, { target, order });
    }
  };
  const keys: readonly KeyColumn[] = ['creditCode', 'name', 'unit', 'formerName', 'year'];
  for (const id of keys) learn({ kind: 'key', id, title: KEY_TITLES[id] }, file.keys[id]);
  for (const [index, part] of file.parts.entries()) {
    learn({ kind: 'part', id: part.id, index, title: part.title }, part.synonyms);
  }
  for (const [index, field] of file.fields.entries()) {
    learn({ kind: 'field', id: field.id, index, title: field.title }, field.synonyms);
  }
  const positionsOf = (ids: readonly string[]) =>
    ids.map((id) => file.fields.findIndex((field) => field.id === id));
  const byLength = (words: readonly string[]) => words.map(headerKey).sort((a, b) => b.length - a.length);
  return {
    file,
    fields: file.fields.map((field) => ({
      field,
      unit: field.type === 'number' ? unit(field.unit) : undefined,
      choices: new Map(
        field.type === 'choice'
          ? Object.entries(field.choices).flatMap(([value, words]) =>
              words.map((word) => [foldText(word), value]),
            )
          : [],
      ),
    })),
    facts: file.facts.map((rule) => ({ rule, plus: positionsOf(rule.plus), minus: positionsOf(rule.minus) })),
    targets,
    synonyms,
    neutral: byLength(file.neutral),
    ignoredWhole: new Set(file.ignore.whole.map(headerKey)),
    ignoredWords: byLength(file.ignore.containing),
  };
}
