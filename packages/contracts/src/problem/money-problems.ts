import type { ProblemSpec } from './problem-spec.ts';

export const moneyProblems = {
  FUNDS_NOT_KEPT: {
    status: 404,
    message: '正在使用的方案没有写兑现政策的资金',
    remedy: '请在方案文件夹里补上 funds.yaml，重新载入后启用',
  },
  BUDGET_OVERDRAWN: {
    status: 409,
    message: '超出资金当年的预算，没有办成',
    remedy: '请财政部门先编列或追加预算，或减少、撤回别的拨付通知后再办',
  },
  MONEY_AMOUNT: {
    status: 422,
    message: '要入账的金额填得不对，没有办成',
    remedy: '请先把金额填清楚再办这一步',
  },
  MONEY_FIXED: {
    status: 409,
    message: '已经下达的金额不能只改数',
    remedy: '请先撤回拨付通知，退回初审后重新核定',
  },
  MONEY_PROPOSAL_GONE: {
    status: 409,
    message: '这一项已经确认或撤回',
    remedy: '请刷新页面，查看现在的预算',
  },
  MONEY_SECOND_PERSON: {
    status: 409,
    message: '提出的人不能自己确认',
    remedy: '请由专班或财政部门的另一人确认',
  },
  FUND_USE_REFUSED: {
    status: 409,
    message: '这项资金不能这样支出',
    remedy: '请写明方案允许的用途和收款单位',
  },
  BUDGET_BELOW_COMMITTED: {
    status: 409,
    message: '调减后的预算不够已经承诺的',
    remedy: '请少调减一些，或先撤回还没有拨付的通知',
  },
  NOTHING_TO_PAY: {
    status: 409,
    message: '没有可以列入清册的拨付通知',
    remedy: '下达拨付通知以后再生成清册；已列入前面清册的等财政局回复',
  },
  MONEY_ASTRAY: {
    status: 409,
    message: '这个项目撤回以后财政局已经付出的还没有追回，不能再下达',
    remedy: '请在“兑现台账”登记追回的每一笔，追回以后再下达',
  },
  ASTRAY_RECOVERY: {
    status: 422,
    message: '追回的这一笔填得不对，没有登记',
    remedy: '请按银行回单填金额、到账日期和回单号',
  },
  PAYMENT_LIST_NOT_FOUND: { status: 404, message: '没有这份拨付清册', remedy: '请刷新页面后再办' },
  RETURN_UNREADABLE: {
    status: 422,
    message: '没有找到拨付清册的表头',
    remedy: '请在导出的清册里填写拨付结果、拨付日期和回单号后送回',
  },
  RETURN_CHANGED: {
    status: 409,
    message: '送来的不是刚才看过的那份文件',
    remedy: '请重新选文件，看过比对结果后再接收',
  },
} as const satisfies Record<string, ProblemSpec>;
