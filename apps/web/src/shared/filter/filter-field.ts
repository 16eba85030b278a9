/** What a list can be narrowed by. Its value in the address is a list of texts; empty means no condition. */
export type FilterField = ChoiceField | TextField | RangeField;

export interface ChoiceField {
  readonly kind: 'choice';
  readonly id: string;
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly note?: string | undefined;
  }[];
  /** Only one at a time. */
  readonly single?: boolean | undefined;
}

export interface TextField {
  readonly kind: 'text';
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string | undefined;
}

/** From and to, both included; the value is `[from, to]`, either may be empty. */
export interface RangeField {
  readonly kind: 'range';
  readonly id: string;
  readonly label: string;
  readonly unit: string;
}

export type FilterValues = Readonly<Record<string, readonly string[]>>;

export const isSet = (values: readonly string[] | undefined): boolean =>
  (values ?? []).some((value) => value !== '');

const SHOWN = 3;

/** The condition in words, without its label: `大麦屿街道、沙门镇`, `不低于 5 万元/亩`. */
export function describeFilter(field: FilterField, values: readonly string[]): string {
  if (field.kind === 'text') return values[0] ?? '';
  if (field.kind === 'range') return describeRange(field, values);
  const labels = values.map(
    (value) => field.options.find((option) => option.value === value)?.label ?? value,
  );
  if (labels.length <= SHOWN) return labels.join('、');
  return `${labels.slice(0, SHOWN - 1).join('、')}等 ${labels.length} 项`;
}

function describeRange({ unit }: RangeField, [from = '', to = '']: readonly string[]): string {
  const tail = unit === '' ? '' : ` ${unit}`;
  if (from !== '' && to !== '') return `${from} 至 ${to}${tail}`;
  if (from !== '') return `不低于 ${from}${tail}`;
  return to === '' ? '' : `不高于 ${to}${tail}`;
}

/** All conditions as one line, for the head of a printed sheet; empty when there is none. */
export function describeFilters(fields: readonly FilterField[], values: FilterValues): string {
  return fields
    .filter((field) => isSet(values[field.id]))
    .map((field) => `${field.label} ${describeFilter(field, values[field.id] ?? [])}`)
    .join('；');
}
