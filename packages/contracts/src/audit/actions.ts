/**
 * Everything the audit can say happened, in the office's words. A module adds its actions here; a retired one stays,
 * because old entries carry it.
 */
export const auditActions = {
  'session.opened': '登录',
  'session.refused': '登录被拒',
  'session.locked': '账号锁定',
  'session.closed': '退出登录',
  'password.changed': '修改密码',
  'user.created': '建立账号',
  'backup.made': '备份',
  'backup.restored': '恢复备份',
  'plan.loaded': '装入方案',
  'plan.adopted': '启用方案版本',
  'plan.discarded': '放弃方案草稿',
  'plan.ruled': '裁定方案矛盾',
  'plan.rulingWithdrawn': '撤回方案裁定',
  'plan.edited': '修改方案数据',
  'plan.textAdded': '放入方案原文',
  'plan.textRemoved': '撤下方案原文',
  'intake.uploaded': '上传部门数据',
  'intake.corrected': '改正识别结果',
  'intake.committed': '数据入库',
  'intake.undone': '撤回入库',
  'intake.discarded': '放弃上传',
  'intake.ruled': '裁定数据问题',
  'enterprise.aliased': '登记曾用名',
  'enterprise.viewSaved': '保存筛选',
  'enterprise.viewDeleted': '删除筛选',
  'enterprise.exported': '导出企业名单',
  'evaluation.run': '测算亩均评价',
  'evaluation.adjusted': '登记评价调整',
  'evaluation.exported': '导出评价结果',
  'screening.run': '高耗低效排查',
  'screening.exported': '导出排查结果',
} as const;

export type AuditAction = keyof typeof auditActions;
