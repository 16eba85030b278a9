import type { ProblemSpec } from './problem-spec.ts';

export const planProblems = {
  PLAN_NOT_LOADED: {
    status: 409,
    message: '还没有载入方案',
    remedy: '请系统管理员停止服务，用 tenglong serve --plan 指定方案文件夹后重新启动',
  },
  PLAN_INVALID: {
    status: 422,
    message: '方案文件夹有错，没有载入',
    remedy: '请按所列文件和位置逐处改正，再用 tenglong plan check 复核',
  },
  PLAN_OF_ANOTHER_COUNTY: {
    status: 409,
    message: '这里已有别的县（市、区）的方案和数据，没有载入',
    remedy: '一个数据库只办一个县：请换一个空的数据目录（TENGLONG_DATA）或空的数据库后重新启动',
  },
  PLAN_CASES_FAIL: {
    status: 422,
    message: '方案里有政策的用例不成立，不能启用',
    remedy: '请按所列文件和位置改正政策或用例，用 tenglong policy check 复核后重新载入',
  },
  PLAN_UNUSABLE: {
    status: 500,
    message: '这一版方案不能用本程序打开',
    remedy: '请改用载入它的程序版本，或重新载入方案文件夹',
  },
  PLAN_VERSION_NOT_DRAFT: {
    status: 409,
    message: '这一版方案不是待启用的草稿',
    remedy: '请刷新页面，查看现在启用的是哪一版',
  },
  CONTRADICTION_NOT_FOUND: {
    status: 404,
    message: '方案里没有这一处矛盾，可能已随新版方案消失',
    remedy: '请刷新矛盾台后再裁定',
  },
  PLAN_CONFLICT_UNDECIDED: {
    status: 409,
    message: '有的裁定在方案文件夹和屏幕上都改过，还没有选定用哪一个',
    remedy: '请在方案版本页逐条选定“用文件夹的”或“用屏幕上的”，再启用',
  },
  PLAN_STRANDS_ENTRIES: {
    status: 409,
    message: '启用这一版，清单里有的条目就没有阶段可待了',
    remedy: '请保留所列的清单和阶段，或在接替它的阶段上写明 was（以前的标识），再载入',
  },
  RULING_NOT_FOUND: {
    status: 404,
    message: '这一处没有可撤回的裁定，可能已被别人撤回',
    remedy: '请刷新矛盾台，查看现在的裁定',
  },
  RULING_UNUSABLE: {
    status: 422,
    message: '这样裁定后方案不能自洽，没有生效',
    remedy: '请核对裁定的取值，按所列位置改正',
  },
  PLAN_TEXT_UNREADABLE: {
    status: 422,
    message: '没有在文件里认出条款',
    remedy: '请另存为纯文本（.txt），保留“一、”“1．”“附件1”等序号后重新放入',
  },
  PLAN_TEXT_FORMAT: {
    status: 415,
    message: '这个文件不是 .docx，也不是纯文本，没有放入',
    remedy: '请在文字处理软件里另存为 .docx 或纯文本（.txt）后重新放入；.doc、.wps、PDF 不能直接读',
  },
  PLAN_TEXT_TOO_LARGE: {
    status: 413,
    message: '文件超过 20 兆，不像是方案原文',
    remedy: '请删去图片，或另存为纯文本（.txt）后重新放入',
  },
} as const satisfies Record<string, ProblemSpec>;
