import type { ProblemSpec } from './problem-spec.ts';

export const platformProblems = {
  CROSS_SITE_REQUEST: {
    status: 403,
    message: '请求不是从本系统页面发出的',
    remedy: '请回到系统页面重新操作',
  },
  NOT_FOUND: { status: 404, message: '没有找到这一页或这一项', remedy: '请核对地址，或从左侧目录进入' },
  INPUT_INVALID: { status: 400, message: '填报内容不符合要求', remedy: '请按提示逐项改正后重新提交' },
  BODY_TOO_LARGE: {
    status: 413,
    message: '文件太大',
    remedy: '单个文件请控制在 100 兆以内，可按乡镇或年度拆开报送',
  },
  FORM_TOO_LONG: {
    status: 413,
    message: '提交的内容太长',
    remedy: '请删减文字，或分几次提交；成批的数据请用工作簿上传',
  },
  TOO_MANY_REQUESTS: { status: 429, message: '操作过于频繁', remedy: '请稍等一分钟再试' },
  CHANGED_MEANWHILE: {
    status: 409,
    message: '这一项刚被其他人改过',
    remedy: '请刷新后对照两边内容，再决定是否覆盖',
  },
  AUDIT_BROKEN: {
    status: 409,
    message: '审计记录不完整，不能签名',
    remedy: '请按所列的那一条用备份对照，查明谁动过数据库',
  },
  ALREADY_SUBMITTED: {
    status: 409,
    message: '这一份已经收到，没有再记一遍',
    remedy: '请刷新页面查看；确要再办一份的，请重新打开表单',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    message: '数据库暂时连不上，刚才的操作没有生效',
    remedy: '已入库的数据不受影响，请稍后重试；持续出现请通知系统管理员',
  },
  STORAGE_FULL: {
    status: 507,
    message: '磁盘空间已满，刚才的操作没有生效',
    remedy: '已入库的数据不受影响，请管理员清理磁盘后重试',
  },
  COMMIT_UNCERTAIN: {
    status: 503,
    message: '提交时数据库连接中断，刚才的操作可能已生效，也可能没有',
    remedy: '请刷新后核对，确认没有生效再重做',
  },
  UNEXPECTED: {
    status: 500,
    message: '系统出错，刚才的操作没有生效',
    remedy: '请重试；仍不行请把编号告诉系统管理员',
  },
} as const satisfies Record<string, ProblemSpec>;
