import type { ProblemSpec } from './problem-spec.ts';

export const enterpriseProblems = {
  ENTERPRISE_NOT_FOUND: {
    status: 404,
    message: '企业库里没有这家企业，或不在您的管辖范围内',
    remedy: '请核对统一社会信用代码与所属乡镇；新设企业请先由市场监管部门报入名录',
  },
  VIEW_NAME_TAKEN: { status: 409, message: '您已有一个同名的筛选', remedy: '请换一个名称，或先删去原来的' },
  ALIAS_TAKEN: {
    status: 409,
    message: '这个名称或代码已是名录中一家企业的现名或现代码',
    remedy: '请核对；确属同一家的，先请市场监管部门更正名录',
  },
} as const satisfies Record<string, ProblemSpec>;
