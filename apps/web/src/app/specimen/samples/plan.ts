import type { ContradictionView, PlanClause, PlanOverview, ReadingEffect } from '@tenglong/contracts/plan';

const clause = (number: string, title: string, change: Partial<PlanClause>): PlanClause => ({
  address: number,
  number,
  title,
  summary: '',
  words: null,
  leads: [],
  supports: [],
  leadMarked: true,
  leadRuled: null,
  indicators: [],
  tasks: [],
  lists: [],
  rules: [],
  gaps: [],
  contradictions: 0,
  ...change,
});

export const sampleParts: PlanOverview['parts'] = [
  {
    address: '三.一',
    title: '淘汰落后，整治高耗低效',
    summary: '',
    words: null,
    clauses: [
      clause('1', '全面排查高耗低效企业', {
        summary:
          '规上制造业企业和实际用地 3 亩以上的规下制造业企业全部纳入排查，核实用地、用能，分类建档，清单化管理。',
        leads: ['市经信局'],
        supports: ['市发改局', '市自然资源和规划局', '市税务局'],
        tasks: [{ address: '附件1#1', number: 1, title: '建立高耗低效企业清单', leads: ['市经信局'] }],
        lists: [{ address: '附件2#1', title: '清单一 高耗低效企业整治提升', total: '100 家' }],
        rules: [{ title: '高耗低效排查规则', href: '/screening' }],
      }),
      clause('2', '处置“两高”项目', {
        summary: '对新旧用能项目分别按年综合能耗门槛核查，不合规的限期处置。',
        leads: ['市发改局'],
        supports: ['玉环生态环境分局'],
        tasks: [{ address: '附件1#3', number: 3, title: '核查两高项目', leads: ['市发改局'] }],
        gaps: ['没有清单'],
      }),
    ],
  },
  {
    address: '三.二',
    title: '招大引强，扩大有效投资',
    summary: '',
    words: null,
    clauses: [
      clause('8', '提高落地项目投资完成率', {
        summary: '当年落地项目要有实际投资，完成率计入考核。',
        leads: ['市投资促进中心'],
        supports: ['市发改局'],
        contradictions: 1,
        indicators: [
          {
            id: 'i8',
            title: '当年落地项目投资完成率',
            target: '≥ 20',
            unit: '%',
            threshold: false,
            actual: null,
            asOf: null,
            source: '招大引强',
            address: '附件1#16',
            ruled: null,
          },
        ],
        tasks: [{ address: '附件1#16', number: 16, title: '落地项目跟踪', leads: ['市投资促进中心'] }],
      }),
      clause('24', '保障要素供给', { leads: ['市财政局'], leadMarked: false, gaps: ['未标牵头单位'] }),
    ],
  },
];

const sampleRuling = {
  key: 'champions',
  reason: '以正文目标为准，差额 1 家由市里统筹，不再分解。',
  author: '市经信局 经办人',
  date: '2023-02-06',
  assumed: false,
};

const goal = (title: string, target: string, unit: string, actual: string | null, short: string | null) => ({
  id: title,
  title,
  target,
  unit,
  actual,
  asOf: actual === null ? null : '2022-12-31',
  address: '第二部分',
  source: title === '制造业投资年均增长' ? null : '规上工业企业亩均效益评价',
  ruling: title === '制造业投资年均增长' ? sampleRuling : null,
  verdict: actual === null ? ('unknown' as const) : short === null ? ('met' as const) : ('short' as const),
  short,
});

export const sampleGoals: PlanOverview['goals'] = [
  goal('规上工业亩均税收', '34.6', '万元/亩', '33.58', '1.02'),
  goal('规上工业亩均增加值', '179.6', '万元/亩', '129.91', '49.69'),
  goal('规上制造业全员劳动生产率', '18', '万元/人', '21.47', null),
  goal('规上制造业研发费用占营业收入', '＞ 2.5', '%', '2.86', null),
  goal('制造业投资年均增长', '10', '%', null, null),
  goal('腾出用能', '2', '万吨标煤', null, null),
];

export const sampleContradictions: readonly ContradictionView[] = [
  {
    key: 'completion',
    kind: 'value',
    kindTitle: '两处数字不一',
    quantity: '当年落地项目投资完成率',
    title: '当年落地项目投资完成率：10% 与 20%',
    text: '正文第 8 条与附件 1 第 16 项对同一件事给出不同的数。',
    sources: [
      {
        address: '第 8 条',
        place: '第 8 条',
        href: '/plan',
        value: '10%',
        summary: '正文要求当年落地项目投资完成率 10% 以上。',
        words: null,
      },
      {
        address: '附件 1 第 16 项',
        place: '附件 1 第 16 项',
        href: '/plan',
        value: '20%',
        summary: '责任清单要求完成率超过 20%。',
        words: null,
      },
    ],
    suggestion: '20%',
    ruling: null,
    readings: [
      { value: '10', text: '10%', adopted: false },
      { value: '20', text: '20%', adopted: false },
    ],
    free: 'figure',
    unit: '%',
    usedBy: ['招引落地考核'],
  },
  {
    key: 'champions',
    kind: 'split',
    kindTitle: '目标与分解不一',
    quantity: '隐形冠军',
    title: '隐形冠军：目标 5 家，分解 4 家',
    text: '正文第 7 条的目标与清单八分到各乡镇的数合计相差 1 家。',
    sources: [
      {
        address: '第 7 条',
        place: '第 7 条',
        href: '/plan',
        value: '5 家',
        summary: '培育隐形冠军企业 5 家。',
        words: null,
      },
      {
        address: '附件 2 清单八',
        place: '附件 2 清单八',
        href: '/plan',
        value: '4 家',
        summary: '分解到乡镇街道的合计 4 家。',
        words: null,
      },
    ],
    suggestion: '5 家',
    ruling: { ...sampleRuling, value: '5', text: '5 家' },
    readings: [
      { value: '5', text: '5 家', adopted: true },
      { value: '4', text: '4 家', adopted: false },
    ],
    free: 'figure',
    unit: '家',
    usedBy: ['企业培育进度'],
  },
];

export const sampleEffect: ReadingEffect = {
  now: '未裁定',
  tried: '10%',
  figures: [
    {
      subject: '当年落地项目投资完成率',
      title: '目标',
      before: '未裁定，不取数',
      after: '10% 以上（含）',
      beforeExact: null,
      afterExact: null,
      changed: true,
    },
    {
      subject: '当年落地项目投资完成率',
      title: '是否达到',
      before: '现状未报，暂不能判定',
      after: '现状未报，暂不能判定',
      beforeExact: null,
      afterExact: null,
      changed: false,
    },
  ],
};
