import type { Entry, EventOccasion } from '../../src/register/index.ts';
import { prepareRegister } from '../../src/register/index.ts';
import type { PreparedRegister } from '../../src/register/prepare-register.ts';
import { RegisterFile } from '../../src/register/register-file.ts';
import { STATE_COUNCIL_CALENDAR } from '../../src/values/index.ts';

/** A loop of four stages, invented: a township cleans a workshop, two departments sign, the lead closes. */
export const SMALL = {
  id: 'workshops',
  title: '车间整治清单',
  shortTitle: '车间整治',
  clauses: ['1'],
  subject: 'enterprise',
  subjectLabel: '企业',
  measure: '家',
  parameters: { nearDays: { label: '临期天数', value: '3', unit: '日' } },
  fields: {
    way: { type: 'text', label: '方式', options: { improve: '提升', close: '关停' }, sensitivity: 'public' },
    freed: { type: 'number', label: '腾出用地', unit: '亩', decimals: 2, sensitivity: 'public' },
  },
  evidence: {
    photo: { label: '照片', kind: 'photo', sensitivity: 'restricted' },
    proof: { label: '注销证明', kind: 'file', sensitivity: 'restricted' },
  },
  stages: [
    { id: 'working', title: '整治', deadline: { days: 10, count: 'working' } },
    { id: 'accepting', title: '验收', deadline: { months: 1 }, signatures: ['safety', 'land'] },
    { id: 'closed', title: '销号', kind: 'closed' },
    { id: 'dropped', title: '移出', kind: 'dropped' },
  ],
  opening: { title: '新增', stage: 'working', by: ['office'] },
  moves: [
    {
      id: 'apply',
      title: '申请验收',
      from: ['working'],
      to: 'accepting',
      by: ['unit'],
      fields: ['way', 'freed'],
      evidence: [{ kind: 'photo', atLeast: 2 }],
      guards: [
        {
          when: {
            any: [
              { unequal: [{ fact: 'way' }, 'close'] },
              { atLeast: [{ fact: 'evidence.proof' }, { value: '1', unit: '件' }] },
            ],
          },
          otherwise: '关停的要有注销证明',
          remedy: '请上传注销证明',
          clause: '1',
        },
      ],
    },
    {
      id: 'return',
      title: '退回',
      from: ['accepting'],
      to: 'working',
      by: ['lead'],
      reason: true,
      back: true,
    },
    {
      id: 'close',
      title: '销号',
      from: ['accepting'],
      to: 'closed',
      by: ['lead', 'unit'],
      signed: true,
      second: true,
    },
    { id: 'drop', title: '移出', from: ['working'], to: 'dropped', by: ['office'], reason: true },
  ],
  holds: { by: ['office'], reasons: ['司法程序'] },
  lights: [
    { light: 'done', title: '销号', when: { equal: [{ fact: 'entry.stage' }, 'closed'] } },
    {
      light: 'red',
      title: '逾期',
      when: { above: [{ fact: 'entry.overdueDays' }, { value: '0', unit: '日' }] },
    },
    { light: 'amber', title: '临期', when: { atMost: [{ fact: 'entry.leftDays' }, { param: 'nearDays' }] } },
    { light: 'green', title: '按期', when: { known: { fact: 'entry.dueOn' } } },
  ],
  escalation: [
    { id: 'urge', title: '催办', overdueDays: 1 },
    { id: 'red', title: '红牌', overdueDays: 10 },
  ],
  counts: [
    { list: '附件2#1', column: 'closed', when: { equal: [{ fact: 'entry.stage' }, 'closed'] } },
    {
      list: '附件2#1',
      column: 'freed',
      when: { equal: [{ fact: 'entry.stage' }, 'closed'] },
      amount: { fact: 'freed' },
    },
  ],
} as const;

const DEPARTMENTS = ['lead', 'safety', 'land'];
export const isDepartment = (name: string): boolean => DEPARTMENTS.includes(name);
export const NO_FACTS = { facts: [] };

/** @throws if the fixture itself is wrong */
export function prepareSmall(change: Record<string, unknown> = {}): PreparedRegister {
  const file = RegisterFile.parse({ ...SMALL, ...change });
  const prepared = prepareRegister(file, NO_FACTS, isDepartment);
  if (prepared.kind === 'problems') throw new Error(JSON.stringify(prepared.problems, undefined, 2));
  return prepared.register;
}

/** An entry of 大桥镇, opened on Friday 4 August 2023: ten working days end on 18 August. */
export const ENTRY: Entry = {
  id: 'e1',
  register: 'workshops',
  subject: { id: '91331083000000001X', name: '甲厂' },
  unit: 'bridge',
  stage: 'working',
  stageSince: '2023-08-04',
  stageBy: 'office-1',
  openedOn: '2023-08-04',
  closedOn: null,
  dueOn: '2023-08-18',
  heldSince: null,
  lastEventOn: '2023-08-04',
  fields: new Map(),
  evidence: [],
  signatures: [],
  escalation: null,
  revision: 1,
};

export const OFFICE = { id: 'office-1', party: 'office' } as const;
export const TOWN = { id: 'town-1', party: 'unit', of: 'bridge' } as const;
export const LEAD = { id: 'lead-1', party: 'department', of: 'lead' } as const;
export const SAFETY = { id: 'safety-1', party: 'department', of: 'safety' } as const;
export const LAND = { id: 'land-1', party: 'department', of: 'land' } as const;

export const as = (actor: EventOccasion['actor'], today = '2023-08-10'): EventOccasion => ({
  actor,
  today,
  workCalendar: STATE_COUNCIL_CALENDAR,
});
