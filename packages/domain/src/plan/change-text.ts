import { addressText } from '../address/index.ts';
import { CONTRADICTION_TITLES } from './contradiction/contradiction.ts';
import type { PlanChange } from './diff-plans.ts';
import {
  FOLDERS,
  folderOf,
  isSinglePath,
  POLICY_FILES,
  policyFileOf,
  SINGLE_FILES,
} from './schema/catalogue.ts';

/** What the names in plan files are called in an office; a name that is not here stands as it is. */
const NAMES: Readonly<Record<string, string>> = {
  address: '出处',
  adopts: '采用的出处',
  aliases: '其他写法',
  at: '出处',
  author: '裁定人',
  bare: '只写数',
  centre: '中心坐标',
  clauses: '条款',
  columns: '栏目',
  date: '裁定日期',
  departments: '单位',
  drive: '攻坚行动',
  effective: '有效期',
  enumerations: '列举',
  hasTargets: '有没有任务',
  id: '标识',
  items: '各项',
  kind: '类型',
  leads: '牵头单位',
  lists: '清单',
  name: '名称',
  note: '说明',
  number: '序号',
  on: '所指矛盾',
  parts: '部分',
  period: '期限',
  quantities: '指标',
  quantity: '对应的指标',
  reason: '理由',
  rows: '各行',
  rulings: '裁定',
  stated: '写法',
  status: '状态',
  strict: '不含本数',
  summary: '摘要',
  supports: '配合单位',
  tasks: '任务',
  title: '标题',
  total: '合计',
  unit: '单位',
  units: '乡镇（街道）',
  upTo: '区间上端',
  value: '取值',
  values: '各数',
  weight: '权重',
};

/** `目标与门槛` for `indicators.yaml`; the path itself for a file a plan does not have. */
export function fileTitle(path: string): string {
  if (isSinglePath(path)) return SINGLE_FILES[path].title;
  const policy = policyFileOf(path);
  if (policy) {
    return `${POLICY_FILES[policy.kind].title} ${policy.id}${policy.from ? `（${policy.from} 起施行的一版）` : ''}`;
  }
  const folder = folderOf(path);
  return folder ? FOLDERS[folder].title : path;
}

/** Entries of these are named by an address, even where it is a bare number; others, such as lists, by their own number. */
const ADDRESSED = ['clauses', 'parts', 'stated', 'overrides'];
const isMarked = (name: string): boolean => /^附件|#/.test(name);

/** Where a change stands, in words: `指标 › 腾出土地 › 写法 › 附件1 第 1 项 › 取值`. */
export function changePlace({ path }: Pick<PlanChange, 'path'>): string {
  const words: string[] = [];
  let within = '';
  for (const [, name, key = ''] of path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)) {
    if (name === undefined) {
      within = key;
      words.push(NAMES[key] ?? key);
    } else {
      words.push(isMarked(name) || ADDRESSED.includes(within) ? addressText(name) : name);
    }
  }
  return words.join(' › ');
}

/** Values that are addresses or words of the file format, by the name they stand under. */
const VALUES: Readonly<Record<string, (text: string) => string>> = {
  adopts: addressText,
  address: addressText,
  at: addressText,
  clause: addressText,
  clauses: addressText,
  part: addressText,
  lists: addressText,
  kind: (text) => Object.entries(CONTRADICTION_TITLES).find(([name]) => name === text)?.[1] ?? text,
  status: (text) => STATUSES[text] ?? text,
};
const STATUSES: Readonly<Record<string, string>> = {
  adopted: '已采用',
  assumption: '暂按',
  withdrawn: '已撤回',
};

function wordsOf(value: unknown, key: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) {
    const within = value.some((one) => typeof one === 'object');
    return value.map((one) => wordsOf(one, key)).join(within ? '；' : '、');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, one]) => `${NAMES[name] ?? name}：${wordsOf(one, name)}`)
      .join('，');
  }
  return VALUES[key]?.(String(value)) ?? String(value);
}

/** What stood there before and after, in words; empty where nothing did. */
export function changeValues({ path, before, after }: Pick<PlanChange, 'path' | 'before' | 'after'>): {
  readonly before: string;
  readonly after: string;
} {
  const key = /([^.[\]]+)(?:\[[^\]]*\])?$/.exec(path)?.[1] ?? '';
  return { before: wordsOf(before, key), after: wordsOf(after, key) };
}
