import type { ProblemSpec } from './problem-spec.ts';

export const intakeProblems = {
  BATCH_ENTRIES_MOVED: {
    status: 409,
    message: '这批列入的清单条目已有人接着办了，不能整批撤回',
    remedy: '请先到清单里看清是哪几条；个别有误的，在清单里移出',
  },
  BATCH_NOT_FOUND: { status: 404, message: '没有找到这一批数据', remedy: '请从数据归集页重新进入' },
  BATCH_NOT_DRAFT: {
    status: 409,
    message: '这一批数据不在待入库状态，不能这样办',
    remedy: '请刷新页面查看现状；已入库的如需更正，请重新核对或撤回',
  },
  BATCH_STILL_READING: { status: 409, message: '文件还在读取', remedy: '请稍等片刻，读完后再办' },
  BATCH_NOT_RECOGNISED: {
    status: 409,
    message: '还没有认出这是哪个部门、哪一年的数据，不能入库',
    remedy: '请先选定数据类别和年度，核对列的对应',
  },
  BATCH_EMPTY: {
    status: 409,
    message: '这一批没有一家能对上名录的企业，不能入库',
    remedy: '请核对表头和信用代码；名录未入库的，请先入库市场监管局的企业名录',
  },
  BATCH_ALREADY_UNDONE: {
    status: 409,
    message: '这一批已经撤回',
    remedy: '请刷新页面；如需恢复，请重新上传原文件',
  },
  INTAKE_PROBLEM_NOT_FOUND: {
    status: 404,
    message: '没有找到这一处问题，可能已随重新读取消失',
    remedy: '请刷新页面后再办',
  },
  INTAKE_RULING_INCOMPLETE: {
    status: 422,
    message: '裁定的内容不完整',
    remedy: '请选定以哪一行为准、填写数值，或选定对应的企业',
  },
  FINDING_NOT_FOUND: {
    status: 404,
    message: '没有找到这一项待裁定的数据，可能已随入库或撤回消失',
    remedy: '请刷新待裁定清单后再办',
  },
  FINDING_ALREADY_RULED: {
    status: 409,
    message: '这一项已有裁定',
    remedy: '请刷新后查看；需要改的，先重新打开再裁定',
  },
  FINDING_CHOICE_UNUSABLE: {
    status: 422,
    message: '选的这一种不能用来裁定',
    remedy: '请从所列的几种里选一种；另定的数请只填数字，单位见列首',
  },
} as const satisfies Record<string, ProblemSpec>;
