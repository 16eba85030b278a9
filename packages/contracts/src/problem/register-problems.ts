import type { ProblemSpec } from './problem-spec.ts';

export const registerProblems = {
  REGISTER_NOT_FOUND: {
    status: 404,
    message: '正在使用的方案里没有这张清单',
    remedy: '请从左侧目录重新进入；方案换过版本的，以新版本的清单为准',
  },
  ENTRY_NOT_FOUND: {
    status: 404,
    message: '没有找到这一条，或不在您的管辖范围内',
    remedy: '请核对地址与所属乡镇（街道）',
  },
  PUBLICATION_NOT_FOUND: {
    status: 404,
    message: '没有找到这次公示',
    remedy: '请从“公示与申诉”重新选择',
  },
  SPOT_CHECK_NOT_FOUND: { status: 404, message: '没有找到这次抽查', remedy: '请从抽查列表重新进入' },
  SPOT_CHECK_NOT_DUE: {
    status: 409,
    message: '还没有到公布的抽取日',
    remedy: '请到抽取日再抽；抽取日公布后不改',
  },
  SPOT_CHECK_STATE: {
    status: 409,
    message: '这次抽查已抽取或已作废，这一项不能再办',
    remedy: '请刷新页面，按现在的情况办',
  },
  SPOT_CHECK_ITEM_NOT_FOUND: {
    status: 404,
    message: '抽中的里面没有这一条，或不在您的管辖范围内',
    remedy: '请从这次抽查的名单进入',
  },
  SPOT_CHECK_JUDGED: {
    status: 409,
    message: '这一条已有抽查结论',
    remedy: '结论记下后不改；另有发现的，请在清单条目下留言',
  },
  ENTRY_ALREADY_LISTED: {
    status: 409,
    message: '它已在这张清单上，还没有销号',
    remedy: '请在清单里找到它，接着办',
  },
  ENTRY_NUMBER_TAKEN: {
    status: 409,
    message: '这个编号在这张清单上已有一条，还没有办结',
    remedy: '请核对编号；就是同一件的，请找到那一条接着办',
  },
  WORKBOOK_UNREADABLE: {
    status: 415,
    message: '这个文件读不出来',
    remedy: '请用 Excel 或 WPS 另存为“Excel 工作簿（*.xlsx）”后再传',
  },
  WORKBOOK_NOT_OURS: {
    status: 422,
    message: '这不是从这张清单导出的表，或表里藏着的对照页被删了',
    remedy: '请在这张清单上重新导出，在导出的表里改好再传回来',
  },
  TASK_NOT_FOUND: {
    status: 404,
    message: '正在使用的方案里没有这项任务',
    remedy: '请从责任清单进入；方案换过版本的，以新版本为准',
  },
  ENTRY_CHANGED: {
    status: 409,
    message: '这一条刚被其他人办过',
    remedy: '请看清改了什么，刷新后再办；您填的内容没有丢',
  },
  ENTRY_REFUSED: {
    status: 409,
    message: '这一步现在不能办',
    remedy: '请按下面所列补齐，或改办现阶段可办的步骤',
  },
  EVIDENCE_REFUSED: {
    status: 415,
    message: '这个文件不能作为材料',
    remedy: '请按提示换一个文件',
  },
  CLAWBACK_UNKNOWN: {
    status: 422,
    message: '还算不出应追缴多少，没有办成',
    remedy: '请先补上所缺的数，再认定未履约',
  },
  CLAWBACK_AMOUNT: {
    status: 422,
    message: '追回的数登记不了',
    remedy: '请对照银行回单和还应追缴的数改正',
  },
  CLAWBACK_NOTHING: {
    status: 409,
    message: '没有要追缴的资金',
    remedy: '认定未履约、算出应追缴的资金以后再办',
  },
  LETTER_NUMBER_TAKEN: { status: 409, message: '这个文号已经用过', remedy: '请换一个文号' },
  INTERLOCK_NONE: {
    status: 409,
    message: '没有要放行的联动约束',
    remedy: '请刷新页面，查看现在的约束',
  },
  INTERLOCK_SECOND_PERSON: {
    status: 409,
    message: '提出放行的人不能自己确认',
    remedy: '请由专班另一人确认',
  },
  INTERLOCK_DECIDED: { status: 409, message: '这项放行已经确认', remedy: '请刷新页面' },
  INTERLOCK_DECISION_NOT_FOUND: { status: 404, message: '没有找到这项放行决定', remedy: '请刷新页面' },
  NOT_A_COMMITMENT: {
    status: 404,
    message: '这一条不是未履约的承诺',
    remedy: '请从“承诺与追缴”进入，选认定未履约的承诺',
  },
  BANK_LIST_REFUSED: {
    status: 403,
    message: '银行参考名单不由本单位导出',
    remedy: '请由方案写明的单位导出',
  },
} as const satisfies Record<string, ProblemSpec>;
