/** Every permission a route may ask for, with its name in the office's words. */
export const permissions = {
  'session.own': '查看本人登录状态',
  'plan.read': '查看方案',
  'plan.rule': '裁定方案矛盾、修改方案数据',
  'intake.read': '查看数据归集',
  'intake.readRows': '查看来文逐行内容',
  'intake.write': '上传、入库、撤回部门数据',
  'intake.rule': '裁定数据问题',
  'enterprise.read': '查看企业库',
  'enterprise.alias': '登记曾用名、旧代码',
  'enterprise.shareView': '把常用筛选发布给大家',
  'evaluation.read': '查看亩均评价',
  'evaluation.readPopulation': '查看全体企业评价底数',
  'evaluation.run': '测算亩均评价',
  'evaluation.adjust': '登记、撤销等级调整',
  'screening.read': '查看高耗低效排查',
  'policy.match': '政策匹配企业',
  'policy.draft': '起草、公布政策修改',
  'policy.cliffs': '查看断崖透视',
  'register.read': '查看清单',
  'register.act': '办理清单各步、上传材料',
  'todo.read': '查看我的待办',
  'notice.read': '查看本单位消息',
  'outbox.manage': '管理外发消息',
  'ledger.read': '查看腾笼账',
  'ledger.transfer': '腾笼账核定、调剂、对账',
  'money.read': '查看兑现台账',
  'money.overview': '查看预算',
  'money.keep': '编列预算、办理拨付清册',
  'register.comment': '在清单条目下留言',
  'interlock.decide': '决定联动约束放行',
  'bankList.read': '查看、导出银行参考名单',
  'register.overview': '查看责任清单、清单分解',
  'publication.open': '公示结果、开申诉窗口',
  'spotCheck.read': '查看抽查',
  'spotCheck.run': '公布抽查、抽取、记录结论',
  'audit.read': '查看审计记录',
  'backup.run': '备份与恢复',
  'identity.read': '查看人员与权限',
  'identity.manage': '建立、停用账号，重置密码',
  'identity.grant': '授予岗位与范围、安排代理与交接',
} as const;

export type Permission = keyof typeof permissions;

const ALL = Object.keys(permissions) as Permission[];

/** What the three administrators do; nobody who works on the campaign may, and they see nothing of it. */
const ADMINISTRATION: readonly Permission[] = [
  'audit.read',
  'backup.run',
  'identity.read',
  'identity.manage',
  'identity.grant',
];

/** What the inspectors do to the work of all others: whoever runs the campaign has no part in it. */
const INSPECTION: readonly Permission[] = ['spotCheck.run'];

const reading = [
  'session.own',
  'plan.read',
  'enterprise.read',
  'evaluation.read',
  'screening.read',
  'register.read',
  'money.read',
] as const satisfies readonly Permission[];

const overseeing = [
  ...reading,
  'intake.read',
  'intake.readRows',
  'ledger.read',
  'money.overview',
  'register.overview',
  'spotCheck.read',
  'policy.cliffs',
] as const satisfies readonly Permission[];

export interface RoleSpec {
  readonly title: string;
  readonly grants: readonly Permission[];
  /** Whose rows: the whole county, its own units, its own enterprise, or none of the campaign's at all. */
  readonly reach: 'county' | 'units' | 'enterprise' | 'nothing';
  /**
   * Which figures of those rows: every one; what is not confidential and what its own department answers for; none.
   */
  readonly figures: 'all' | 'department' | 'none';
  /** One of the three administrators of GB/T 22239: no business data, and a second factor at sign-in. */
  readonly administrator?: true;
}

/** Everything a role may, in one table. What a route answers to each role is tested against it, route by route. */
const specs = {
  office: {
    title: '专班管理员',
    grants: ALL.filter((one) => !ADMINISTRATION.includes(one) && !INSPECTION.includes(one)),
    reach: 'county',
    figures: 'all',
  },
  department: {
    title: '责任单位',
    grants: [
      ...reading,
      'intake.read',
      'policy.draft',
      'register.act',
      'todo.read',
      'register.comment',
      'notice.read',
      'ledger.read',
      'money.overview',
      'money.keep',
      'register.overview',
      'spotCheck.read',
      'bankList.read',
    ],
    reach: 'county',
    figures: 'department',
  },
  township: {
    title: '乡镇（街道）',
    grants: [
      ...reading,
      'register.act',
      'todo.read',
      'register.comment',
      'notice.read',
      'ledger.read',
      'register.overview',
      'spotCheck.read',
    ],
    reach: 'units',
    figures: 'all',
  },
  inspector: {
    title: '督查',
    grants: [...overseeing, 'register.comment', 'notice.read', 'todo.read', 'spotCheck.run'],
    reach: 'county',
    figures: 'all',
  },
  leader: { title: '领导', grants: [...overseeing], reach: 'county', figures: 'all' },
  reader: { title: '只读', grants: [...overseeing], reach: 'county', figures: 'all' },
  enterprise: {
    title: '企业',
    grants: [...reading, 'register.act', 'todo.read', 'register.comment', 'notice.read'],
    reach: 'enterprise',
    figures: 'all',
  },
  auditor: {
    title: '审计管理员',
    grants: ['session.own', 'audit.read', 'identity.read'],
    reach: 'nothing',
    figures: 'none',
    administrator: true,
  },
  security: {
    title: '安全管理员',
    grants: ['session.own', 'identity.read', 'identity.grant'],
    reach: 'nothing',
    figures: 'none',
    administrator: true,
  },
  system: {
    title: '系统管理员',
    grants: ['session.own', 'identity.read', 'identity.manage', 'backup.run'],
    reach: 'nothing',
    figures: 'none',
    administrator: true,
  },
  pending: { title: '待授权', grants: ['session.own'], reach: 'nothing', figures: 'none' },
} as const satisfies Record<string, RoleSpec>;

export type Role = keyof typeof specs;

export const roles: Readonly<Record<Role, RoleSpec>> = specs;

export const ROLES = Object.keys(specs) as [Role, ...Role[]];
