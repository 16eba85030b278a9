import type { ProblemSpec } from './problem-spec.ts';

export const policyProblems = {
  POLICY_NOT_FOUND: { status: 404, message: '方案里没有这项政策', remedy: '请从政策库重新进入' },
  POLICY_DRAFT_NOT_FOUND: {
    status: 404,
    message: '没有这份政策草稿',
    remedy: '请从政策库的“政策编辑”重新进入',
  },
  POLICY_DRAFT_CHANGED: {
    status: 409,
    message: '您打开之后，别人改过这份草稿',
    remedy: '请看清下面列出的改动，刷新后再改一次',
  },
  POLICY_DRAFT_CLOSED: {
    status: 409,
    message: '这份草稿已经提交、公布或作废，不能再改',
    remedy: '要改的话，请由公布人退回，或另起一份草稿',
  },
  POLICY_DRAFT_FAULTY: {
    status: 422,
    message: '草稿还有检查或用例没有通过，不能提交和公布',
    remedy: '请按所列位置逐处改正',
  },
  POLICY_DRAFT_UNMEASURED: {
    status: 409,
    message: '这一稿还没有测算影响',
    remedy: '请先测算对企业的影响，再提交',
  },
  POLICY_DRAFT_OWN: {
    status: 403,
    message: '起草、改过或提交这份草稿的人不能自己公布',
    remedy: '请由没有动过这份草稿的另一个人公布',
  },
  POLICY_DRAFT_SUPERSEDED: {
    status: 409,
    message: '起草之后，这项政策已经公布过别的修改',
    remedy: '请按现行版本另起一份草稿，把要改的再改一次',
  },
  POLICY_DRAFT_DATE: {
    status: 422,
    message: '生效日期不晚于现行版本的生效日期',
    remedy: '请在草稿里写明新的生效日期，以前的情形仍按现行版本判定',
  },
  POLICY_DRAFT_NOT_YOURS: {
    status: 403,
    message: '这一条款不由您的部门牵头或配合',
    remedy: '请联系牵头部门或工作专班',
  },
  POLICY_EDIT_UNUSABLE: {
    status: 422,
    message: '这样改，政策文件就不成样子了，没有记下',
    remedy: '请按所列位置改正后再试',
  },
  POLICY_VERSION_NOT_FOUND: {
    status: 404,
    message: '链接所用的政策版本找不到，或从未启用',
    remedy: '请从政策计算器重新进入，按现行版本再算一次',
  },
  PIN_NOT_FOUND: {
    status: 404,
    message: '这一步没有存下判定',
    remedy: '请从申报的“各步的判定”里打开',
  },
  GRANT_OVER_CAP: {
    status: 409,
    message: '核定金额超过企业当年剩下的限额',
    remedy: '请退回初审，按剩下的限额重新核定',
  },
  MACHINE_GRANTED: {
    status: 409,
    message: '有设备已经由别的申报拿过补助，一台设备只补一次',
    remedy: '请退回初审，把这台设备剔除后重新核定',
  },
  MACHINE_NOT_FOUND: { status: 404, message: '申报里没有这台设备', remedy: '请刷新页面后再办' },
  MACHINE_LIST_UNREADABLE: {
    status: 422,
    message: '没有找到设备购置明细的表头',
    remedy: '表头至少要有项目代码、统一社会信用代码、设备名称、单价、数量和发票号码',
  },
  NOT_AN_APPLICATION: { status: 404, message: '这张清单不是政策申报清单', remedy: '请从政策申报清单进入' },
} as const satisfies Record<string, ProblemSpec>;
