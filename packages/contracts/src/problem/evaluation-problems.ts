import type { ProblemSpec } from './problem-spec.ts';

export const evaluationProblems = {
  RUN_NOT_FOUND: { status: 404, message: '没有找到这次测算', remedy: '请从亩均评价页重新进入' },
  YEAR_NOT_EVALUABLE: {
    status: 409,
    message: '这一年还不能测算：没有入库的数据，或方案里没有现行评价办法',
    remedy: '请先在数据归集入库企业名录和这一年各部门的数据',
  },
  ENTERPRISE_NOT_EVALUATED: {
    status: 404,
    message: '这家企业没有参加这次评价',
    remedy: '评价办法规定不参评的没有结果；请核对年度、企业规模和用地',
  },
  ADJUSTMENT_NOT_FOUND: {
    status: 404,
    message: '没有找到这项等级调整',
    remedy: '请从亩均评价页的“等级调整”重新进入',
  },
  ADJUSTMENT_WITHDRAWN: {
    status: 409,
    message: '这项等级调整已经撤销',
    remedy: '如仍需调整，请重新登记一项',
  },
  ADJUSTMENT_EXISTS: {
    status: 409,
    message: '这家企业这一年已登记同样的等级调整',
    remedy: '请先撤销原来的一项，再重新登记',
  },
  PROMOTION_NOT_OPEN: {
    status: 409,
    message: '现行评价办法没有设激励，不能登记不低于某档',
    remedy: '请在方案的评价办法里写明激励条款后再登记',
  },
  WHAT_IF_UNKNOWN_FACT: {
    status: 422,
    message: '试算里有评价办法用不到的数据项',
    remedy: '请只改页面上列出的数据',
  },
  YEAR_NOT_SCREENED: {
    status: 404,
    message: '这一年还没有测算，没有排查结果',
    remedy: '请先在亩均评价页测算这一年',
  },
} as const satisfies Record<string, ProblemSpec>;
