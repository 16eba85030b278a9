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
  adopts: '采用的出处',
  aliases: '其他写法',
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
  items: '各项',
  leads: '牵头单位',
  lists: '清单',
  name: '名称',
  note: '说明',
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

/** Where a change stands, in words: `指标 › 腾出土地 › 写法 › 一 › 取值`. */
export function changePlace({ path }: Pick<PlanChange, 'path'>): string {
  const steps = path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g);
  return [...steps].map(([, name, key]) => name ?? NAMES[key ?? ''] ?? key ?? '').join(' › ');
}
