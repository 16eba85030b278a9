import type { RegisterDetail } from '@tenglong/contracts/register';
import type { FilterField, FilterValues } from '../../shared/filter/index.ts';
import { sortQuery } from '../../shared/url/index.ts';
import type { EntryQueryText } from './register-queries.ts';
import type { RegisterSearch } from './register-search.ts';

/** Every stage before the end, in the address and on the wire. */
export const OPEN_STAGES = 'open';

/** What a register can be narrowed by: name, township, stage, overdue. */
export function entryFields({
  subjectLabel,
  units,
  stages,
}: Pick<RegisterDetail, 'subjectLabel' | 'units' | 'stages'>): readonly FilterField[] {
  return [
    { kind: 'text', id: 'q', label: subjectLabel, placeholder: '名称、代码或拼音首字母' },
    {
      kind: 'choice',
      id: 'unit',
      label: '乡镇',
      options: units.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      id: 'stage',
      label: '阶段',
      options: [
        { value: OPEN_STAGES, label: '未办完' },
        ...stages.map(({ id, title, count }) => ({ value: id, label: title, note: String(count) })),
      ],
    },
    {
      kind: 'choice',
      id: 'overdue',
      label: '期限',
      single: true,
      options: [{ value: '1', label: '已逾期' }],
    },
    { kind: 'text', id: 'due', label: '到期日', placeholder: '如 2023-09-05' },
  ];
}

/** The address as the chips read it. */
export const filterValues = ({ q, unit, stage, overdue, due }: RegisterSearch): FilterValues => ({
  q: q ? [q] : [],
  unit,
  stage,
  overdue: overdue ? ['1'] : [],
  due: due ? [due] : [],
});

/** A chip that changed, back into the address. */
export function withFilter(search: RegisterSearch, id: string, values: readonly string[]): RegisterSearch {
  switch (id) {
    case 'unit':
      return { ...search, unit: [...values] };
    case 'stage':
      return { ...search, stage: [...values] };
    case 'overdue':
      return { ...search, overdue: values.length > 0 || undefined };
    case 'due':
      return { ...search, due: values[0] };
    default:
      return { ...search, q: values[0] };
  }
}

/** A stage of the strip pressed: only this one; pressed again, all. With `overdue`, only what is late in it. */
export function withStage(search: RegisterSearch, stage: string, overdue = false): RegisterSearch {
  const same = search.stage.length === 1 && search.stage[0] === stage && Boolean(search.overdue) === overdue;
  return same
    ? { ...search, stage: [], overdue: undefined }
    : { ...search, stage: [stage], overdue: overdue || undefined };
}

/** The address as the server's query. */
export function toQuery(search: RegisterSearch): EntryQueryText {
  return {
    q: search.q,
    unit: search.unit.join(',') || undefined,
    stage: search.stage.join(',') || undefined,
    overdue: search.overdue ? '1' : undefined,
    due: search.due,
    ...sortQuery(search.sort ?? 'due'),
  };
}
