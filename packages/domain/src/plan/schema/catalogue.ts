import type { z } from 'zod';
import { ClausesFile } from './clauses-file.ts';
import { DepartmentsFile } from './departments-file.ts';
import { IndicatorsFile } from './indicators-file.ts';
import { IndustriesFile } from './industries-file.ts';
import { ListsFile } from './lists-file.ts';
import {
  CasePart,
  FactsPart,
  FundPart,
  LedgerPart,
  PolicyPart,
  RegisterPart,
  SchemePart,
  ScreeningPart,
  WorkbookPart,
} from './other-modules.ts';
import { PlanFile } from './plan-file.ts';
import { RulingsFile } from './rulings-file.ts';
import { TasksFile } from './tasks-file.ts';
import { UnitsFile } from './units-file.ts';

/** Every file a plan folder may hold, in the order a person would write them. */
export const SINGLE_FILES = {
  'plan.yaml': { schema: PlanFile, required: true, title: '方案概况' },
  'units.yaml': { schema: UnitsFile, required: true, title: '乡镇（街道）与开发区' },
  'departments.yaml': { schema: DepartmentsFile, required: true, title: '责任单位' },
  'clauses.yaml': { schema: ClausesFile, required: true, title: '条款' },
  'indicators.yaml': { schema: IndicatorsFile, required: true, title: '目标与门槛' },
  'tasks.yaml': { schema: TasksFile, required: false, title: '任务责任清单' },
  'lists.yaml': { schema: ListsFile, required: false, title: '分解清单' },
  'rulings.yaml': { schema: RulingsFile, required: false, title: '裁定' },
  'industries.yaml': { schema: IndustriesFile, required: false, title: '行业' },
  'facts.yaml': { schema: FactsPart, required: false, title: '事实字典' },
  'ledger.yaml': { schema: LedgerPart, required: false, title: '腾笼账' },
  'funds.yaml': { schema: FundPart, required: false, title: '兑现政策的资金' },
  'screening.yaml': { schema: ScreeningPart, required: false, title: '高耗低效排查规则' },
} as const satisfies Record<string, { schema: z.ZodType; required: boolean; title: string }>;

/** Folders of which every file has the same shape. */
export const FOLDERS = {
  workbooks: { schema: WorkbookPart, title: '部门报表的读法' },
  evaluation: { schema: SchemePart, title: '评价办法' },
  registers: { schema: RegisterPart, title: '闭环清单' },
} as const satisfies Record<string, { schema: z.ZodType; title: string }>;

/** The two files of a policy, in a folder of its own under `policies/`. */
export const POLICY_FILES = {
  policy: { schema: PolicyPart, title: '政策', saved: 'policies' },
  cases: { schema: CasePart, title: '政策的用例', saved: 'policy-cases' },
} as const satisfies Record<string, { schema: z.ZodType; title: string; saved: string }>;

export type SinglePath = keyof typeof SINGLE_FILES;
export type FolderName = keyof typeof FOLDERS;

const IN_FOLDER = /^([a-z]+)\/[^/]+\.yaml$/;

/** The newest version stands in the folder itself, each earlier one in a folder named by its first day in force. */
const IN_POLICY = /^policies\/([^/]+)\/(?:(\d{4}-\d{2}-\d{2})\/)?(policy|cases)\.yaml$/;

const isFolderName = (name: string): name is FolderName => Object.hasOwn(FOLDERS, name);

/** Which folder a path such as `workbooks/税务局.yaml` belongs to, if it is one a plan has. */
export function folderOf(path: string): FolderName | undefined {
  const name = IN_FOLDER.exec(path)?.[1];
  return name !== undefined && isFolderName(name) ? name : undefined;
}

export interface PolicyFilePlace {
  readonly id: string;
  readonly kind: 'policy' | 'cases';
  /** Of an earlier version: its first day in force; the newest version has none. */
  readonly from: string | undefined;
}

/** Which policy, which version and which of its two files a path such as `policies/22-equipment/cases.yaml` is. */
export function policyFileOf(path: string): PolicyFilePlace | undefined {
  const [, id, from, kind] = IN_POLICY.exec(path) ?? [];
  return id === undefined ? undefined : { id, from, kind: kind === 'cases' ? 'cases' : 'policy' };
}

export const isSinglePath = (path: string): path is SinglePath => Object.hasOwn(SINGLE_FILES, path);

/** The schema a file of a plan folder must satisfy, or `undefined` if a plan has no such file. */
export function schemaOf(path: string): z.ZodType | undefined {
  if (isSinglePath(path)) return SINGLE_FILES[path].schema;
  const policy = policyFileOf(path);
  if (policy) return POLICY_FILES[policy.kind].schema;
  const folder = folderOf(path);
  return folder && FOLDERS[folder].schema;
}
