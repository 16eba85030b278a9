/** Every permission a route may ask for, with its name in the office's words. */
export const permissions = {
  'session.own': '查看本人登录状态',
  'plan.read': '查看方案',
  'plan.rule': '裁定方案矛盾、修改方案数据',
  'intake.read': '查看数据归集',
  'intake.write': '上传、入库、撤回部门数据',
  'intake.rule': '裁定数据问题',
  'enterprise.read': '查看企业库',
  'enterprise.alias': '登记曾用名、旧代码',
  'evaluation.read': '查看亩均评价',
  'evaluation.readPopulation': '查看全体企业评价底数',
  'evaluation.run': '测算亩均评价',
  'evaluation.adjust': '登记、撤销等级调整',
  'screening.read': '查看高耗低效排查',
  'audit.read': '查看审计记录',
  'backup.run': '备份与恢复',
  'identity.manage': '管理人员与权限',
} as const;

export type Permission = keyof typeof permissions;

/** 工作专班 runs the campaign; 只读 may look at everything that is not administration. */
export const roles = {
  office: { title: '工作专班', grants: Object.keys(permissions) as Permission[] },
  reader: {
    title: '只读',
    grants: [
      'session.own',
      'plan.read',
      'intake.read',
      'enterprise.read',
      'evaluation.read',
      'screening.read',
    ] as Permission[],
  },
} as const satisfies Record<string, { title: string; grants: readonly Permission[] }>;

export type Role = keyof typeof roles;
