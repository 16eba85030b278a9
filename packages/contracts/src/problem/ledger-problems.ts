import type { ProblemSpec } from './problem-spec.ts';

export const ledgerProblems = {
  LEDGER_NOT_KEPT: {
    status: 404,
    message: '正在使用的方案没有腾笼账',
    remedy: '请在方案文件夹里补上 ledger.yaml，重新载入后启用',
  },
  LEDGER_SHORT: {
    status: 409,
    message: '腾笼账上结余不够，没有办成',
    remedy: '请减少占用；确需占用的，请专班先从别的乡镇调剂，或等新的腾出入账后再办',
  },
  LEDGER_CLAIMED: {
    status: 409,
    message: '同一宗地已在别的清单里腾出，没有办成',
    remedy: '不是同一宗的，请在写宗地编号的一栏写明是哪一宗；是同一宗的，请把腾出用地改为 0',
  },
  LEDGER_AMOUNT: {
    status: 422,
    message: '腾出或占用的数填得不对，没有办成',
    remedy: '没有腾出、没有占用的填 0；数填反了的请改正',
  },
  LEDGER_TRANSFER_REFUSED: {
    status: 409,
    message: '不能这样核定或调剂',
    remedy: '请按所列改正后再提出',
  },
  LEDGER_TRANSFER_GONE: {
    status: 409,
    message: '这一项已经确认或撤回',
    remedy: '请刷新页面，查看现在的账',
  },
  LEDGER_SECOND_PERSON: {
    status: 409,
    message: '提出的人不能自己确认',
    remedy: '请由专班另一人确认',
  },
} as const satisfies Record<string, ProblemSpec>;
