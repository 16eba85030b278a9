import { assemblePlan, type Plan, type PlanDocument } from '../../src/plan/index.ts';

// An invented county, small enough to hold in the head: two units with tasks, four departments, four clauses, three
// tasks, two lists, and not one contradiction. Tests plant one and take it out again.

const plan = {
  id: 'small-county-2021-2023',
  title: '清溪县制造业提升行动',
  shortTitle: '提升行动',
  documentTitle: '清溪县制造业提升行动方案',
  county: { name: '清溪县', code: '339901', city: '南屏市', province: '示例省' },
  years: { from: 2021, to: 2023 },
  effective: { from: '2021-06-01', fromPrinted: '2021 年 6 月 1 日起施行', to: '2023-12-31', at: '六' },
  goals: '二',
  precedence: { at: '六', overrides: [], yieldsTo: ['国家新规定'], supersededBy: [] },
};

const unit = (id: string, name: string, column: number, hasTargets: boolean) => ({
  id,
  name,
  aliases: [name.slice(0, 2)],
  kind: 'town',
  tile: { column, row: 0 },
  hasTargets,
});
const units = {
  units: [
    unit('339901101', '东山镇', 0, true),
    unit('339901102', '西河镇', 1, true),
    unit('339901201', '岛头乡', 2, false),
  ],
};

const department = (id: string, name: string, kind = 'department') => ({
  id,
  name,
  shortName: name,
  aliases: [name.slice(1)],
  kind,
});
const departments = {
  departments: [
    department('jingxin', '县经信局'),
    department('keji', '县科技局'),
    department('caizheng', '县财政局'),
    department('youguan', '各有关部门', 'group'),
  ],
};

const clauses = {
  parts: [
    { address: '二', title: '主要目标' },
    { address: '三', title: '重点任务' },
    { address: '三.1', title: '实施淘汰落后攻坚行动', drive: '淘汰落后' },
    { address: '三.2', title: '实施品牌提升攻坚行动', drive: '品牌提升' },
    { address: '四', title: '政策扶持' },
    { address: '五', title: '工作要求' },
    { address: '六', title: '附则' },
  ],
  clauses: [
    {
      address: '1',
      part: '三.1',
      title: '整治企业',
      summary: '整治低效企业。',
      leads: ['县经信局'],
      supports: ['县科技局'],
    },
    {
      address: '2',
      part: '三.2',
      title: '培育品牌',
      summary: '每年培育品牌。',
      leads: ['县科技局'],
      supports: ['县经信局'],
    },
    {
      address: '3',
      part: '四',
      title: '专项经费',
      summary: '提取专项经费。',
      leads: ['县财政局'],
      supports: [],
    },
    {
      address: '五.1',
      part: '五',
      title: '加强领导',
      summary: '成立专班。',
      leads: ['县经信局'],
      supports: ['各有关部门'],
    },
  ],
};

const said = (at: string, value: string, period: string) => ({ at, value, strict: false, period });
const quantity = (key: string, unit: string, additive: boolean, stated: object[]) => ({
  key,
  title: key,
  unit,
  role: 'target',
  direction: 'atLeast',
  baseline: 'absolute',
  additive,
  stated,
});
const indicators = {
  quantities: [
    quantity('整治企业', '家', true, [said('二', '30', 'byEnd'), said('附件1#1', '30', 'byEnd')]),
    quantity('投资完成率', '%', false, [said('1', '12', 'perYear'), said('附件1#1', '12', 'perYear')]),
    quantity('品牌企业', '家', true, [said('二', '6', 'byEnd'), said('2', '2', 'perYear')]),
  ],
  enumerations: [
    {
      key: '经费用途',
      title: '专项经费用途',
      stated: [
        { at: '3', items: ['盘活用地', '企业整治'], open: true },
        { at: '附件1#3', items: ['企业整治', '盘活用地'], open: true },
      ],
    },
  ],
};

const task = (number: number, drive: string, leads: string[], supports: string[], clause: string) => ({
  number,
  category: '重点工作',
  drive,
  title: `任务${number}`,
  summary: `第 ${number} 项任务。`,
  leads,
  supports,
  clauses: [clause],
  lists: [],
});
const tasks = {
  annex: '附件1',
  driveCategory: '重点工作',
  tasks: [
    task(1, '实施淘汰落后攻坚行动', ['县经信局'], ['县科技局'], '1'),
    task(2, '实施品牌提升攻坚行动', ['县科技局'], ['县经信局'], '2'),
    { ...task(3, '强化保障', ['县财政局'], [], '3'), category: '工作要求' },
  ],
};

const lists = {
  annex: '附件2',
  totalLabel: '合计',
  lists: [
    {
      number: 1,
      title: '整治企业清单',
      shortTitle: '整治',
      level: 'unit',
      columns: [{ key: 'rectified', title: '整治家数', unit: '家', quantity: '整治企业' }],
      rows: [
        { unit: '东山镇', values: [20] },
        { unit: '西河镇', values: [10] },
      ],
      total: [30],
    },
    {
      number: 2,
      title: '品牌清单',
      shortTitle: '品牌',
      level: 'unit',
      columns: [
        { key: 'all', title: '总数', unit: '家', parts: ['province', 'city'], quantity: '品牌企业' },
        { key: 'province', title: '省级', unit: '家' },
        { key: 'city', title: '市级', unit: '家' },
        { key: 'exporting', title: '其中出口', unit: '家', within: 'all' },
      ],
      rows: [
        { unit: '东山镇', values: [4, 1, 3, 4] },
        { unit: '西河镇', values: [2, 0, 2, 1] },
      ],
      total: [6, 1, 5, 5],
    },
  ],
};

const FILES = { plan, units, departments, clauses, indicators, tasks, lists };
export type SmallFiles = typeof FILES;

/** The files of the county, changed by `change` on a copy of their own. */
export function smallDocuments(change: (files: SmallFiles) => void = () => undefined): PlanDocument[] {
  const files: SmallFiles = JSON.parse(JSON.stringify(FILES));
  change(files);
  return Object.entries(files).map(([name, value]) => ({ path: `${name}.yaml`, value }));
}

/** The county as a plan. @throws if the change made it no plan */
export function smallPlan(change?: (files: SmallFiles) => void): Plan {
  const assembly = assemblePlan(smallDocuments(change));
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  return assembly.plan;
}
