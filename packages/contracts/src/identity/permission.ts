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
  'register.read': '查看清单',
  'register.act': '办理清单各步、上传材料',
  'notice.read': '查看本单位消息',
  'outbox.manage': '管理外发消息',
  'ledger.read': '查看腾笼账',
  'ledger.transfer': '腾笼账核定、调剂、对账',
  'audit.read': '查看审计记录',
  'backup.run': '备份与恢复',
  'identity.manage': '管理人员与权限',
} as const;

export type Permission = keyof typeof permissions;

const reading = [
  'session.own',
  'plan.read',
  'enterprise.read',
  'evaluation.read',
  'screening.read',
  'register.read',
  'ledger.read',
] as const satisfies readonly Permission[];

/**
 * 工作专班 runs the campaign; 责任单位 and 乡镇（街道） take their steps in the lists, a township within its own bounds;
 * 只读 may look at everything that is not administration.
 */
export const roles = {
  office: { title: '工作专班', grants: Object.keys(permissions) as Permission[] },
  reader: {
    title: '只读',
    grants: [...reading, 'intake.read'] as Permission[],
  },
  department: {
    title: '责任单位',
    grants: [...reading, 'intake.read', 'register.act', 'notice.read'] as Permission[],
  },
  township: { title: '乡镇（街道）', grants: [...reading, 'register.act', 'notice.read'] as Permission[] },
} as const satisfies Record<string, { title: string; grants: readonly Permission[] }>;

export type Role = keyof typeof roles;

export const ROLES = Object.keys(roles) as [Role, ...Role[]];
