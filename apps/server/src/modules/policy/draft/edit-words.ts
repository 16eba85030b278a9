import type { PolicyEdit } from '@tenglong/contracts/policy';
import { conditionRoom, findConditions, sayInRoom } from '@tenglong/domain/policy';
import type { DraftFiles } from './read-draft.ts';

type Place = readonly (string | number)[];

const TEXTS: Readonly<Record<string, string>> = {
  title: '名称',
  summary: '说明',
  note: '备注',
  clause: '出处',
  effective: '有效期',
  outcome: '结果',
  inputs: '事实',
  tables: '表',
  readings: '理解',
  consistent: '数据关系',
  asOf: '用例的日期',
  bases: '用例的底',
  leftOut: '略去的事实',
};

const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

/** What a place in a draft is called: 参数“每个企业每年最高”, 用例“……”. */
export function placeWords({ file, cases }: DraftFiles, of: 'policy' | 'cases', [head, key]: Place): string {
  const name = String(key ?? '');
  if (of === 'cases') {
    if (head !== 'cases') return TEXTS[String(head)] ?? String(head);
    const found = typeof key === 'number' ? cases.cases[key] : cases.cases.find(({ id }) => id === key);
    return found ? `用例${quoted(found.says)}` : '用例';
  }
  if (head === 'parameters') return `参数${quoted(file.parameters[name]?.label ?? name)}`;
  if (head === 'definitions') return `定义${quoted(file.definitions[name]?.label ?? name)}`;
  if (head === 'tables') return `表${quoted(file.tables[name]?.label ?? name)}`;
  if (head === 'provisions') {
    const found =
      typeof key === 'number' ? file.provisions[key] : file.provisions.find(({ id }) => id === key);
    return found ? `规则${quoted(found.says)}` : '规则';
  }
  if (head === 'effective') return name === 'until' ? '失效日期' : '生效日期';
  return TEXTS[String(head)] ?? String(head);
}

const LONGEST = 300;

/** A value as somebody reads it: plain where it is plain, as it would be written otherwise. */
export function valueText(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const valueAtPlace = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined,
    value,
  );

/** A condition as people read it; nothing for whatever else stands there. */
function conditionText({ file }: DraftFiles, at: Place): string | undefined {
  const [head, key] = at;
  const part = valueAtPlace(file, at.slice(0, 2));
  if ((head !== 'provisions' && head !== 'definitions') || key === undefined || at.length < 3)
    return undefined;
  if (typeof part !== 'object' || part === null) return undefined;
  const place = findConditions({ ...part }, [head, key]).find((one) => one.at.join() === at.join());
  const room = place && conditionRoom(file, place);
  return room && sayInRoom(room, place.expression);
}

const VERBS = { set: '改', insert: '增加', remove: '删去' } as const;

/** What an edit does, in a sentence with both values. */
export function describeEdit(
  before: DraftFiles,
  after: DraftFiles,
  edit: PolicyEdit,
): { readonly says: string; readonly before: string; readonly after: string } {
  const whole = (files: DraftFiles) => (edit.file === 'policy' ? files.file : files.cases);
  const at = edit.do === 'insert' ? [...edit.at, lengthAt(whole(before), edit.at)] : edit.at;
  const old = valueAtPlace(whole(before), at);
  const verb = edit.do === 'set' && old === undefined ? '增加' : VERBS[edit.do];
  const files = old === undefined ? after : before;
  const said = (one: DraftFiles) => (edit.file === 'policy' ? conditionText(one, at) : undefined);
  return {
    says: `${verb}${placeWords(files, edit.file, at)}`,
    before: said(before) ?? valueText(old),
    after: edit.do === 'remove' ? '' : (edit.yaml ?? said(after) ?? valueText(edit.value)),
  };
}

const lengthAt = (value: unknown, place: Place): number => {
  const list = valueAtPlace(value, place);
  return Array.isArray(list) ? list.length : 0;
};
