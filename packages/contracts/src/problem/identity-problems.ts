import type { ProblemSpec } from './problem-spec.ts';

export const identityProblems = {
  NOT_SIGNED_IN: { status: 401, message: '尚未登录，或登录已过期', remedy: '请重新登录' },
  SIGN_IN_REFUSED: {
    status: 401,
    message: '账号或密码不对',
    remedy: '请核对后再试；连续五次不对将锁定五分钟',
  },
  SIGN_IN_LOCKED: {
    status: 429,
    message: '密码连续错误次数过多，账号已暂时锁定',
    remedy: '请五分钟后再试，或请管理员重置密码',
  },
  NOT_ALLOWED: {
    status: 403,
    message: '您的岗位不能办理这一项',
    remedy: '如确需办理，请联系安全管理员调整权限',
  },
  SECOND_FACTOR_WANTED: {
    status: 401,
    message: '请再填动态口令',
    remedy: '打开手机上的验证器，填六位数字；手机不在身边时填一个恢复码',
  },
  SECOND_FACTOR_REFUSED: {
    status: 401,
    message: '动态口令不对或已用过',
    remedy: '请等验证器换下一个口令再填，并核对手机时间；连续五次不对将锁定五分钟',
  },
  PASSWORD_CHANGE_DUE: {
    status: 403,
    message: '密码是别人设的，或已到期',
    remedy: '请先修改密码',
  },
  SECOND_FACTOR_DUE: {
    status: 403,
    message: '管理员须先绑定动态口令',
    remedy: '请在“我的”里用手机验证器扫码绑定',
  },
  SSO_SUBJECT_TAKEN: {
    status: 409,
    message: '这个单点登录标识已绑定别的账号',
    remedy: '请核对标识，或先解除原来的绑定',
  },
  ACCOUNT_TAKEN: { status: 409, message: '已有这个账号', remedy: '请换一个账号' },
  OWN_ACCOUNT: { status: 409, message: '不能办理自己的账号', remedy: '请由另一位管理员办理' },
  ADMINISTRATOR_ACCOUNT: {
    status: 409,
    message: '管理员账号不在页面上办理',
    remedy: '请在服务器上用 tenglong account 办理',
  },
  PERSON_NOT_FOUND: { status: 404, message: '没有找到这个人员', remedy: '请刷新人员列表后再试' },
  NOT_THEIR_DEPUTY: {
    status: 403,
    message: '您今天不是这个人的代理人',
    remedy: '请核对代理的起止日期，或请安全管理员安排',
  },
  FIGURES_WITHHELD: {
    status: 403,
    message: '其中有您的岗位不能查看的企业数据',
    remedy: '如工作需要，请向工作专班或数据的责任部门索取',
  },
} as const satisfies Record<string, ProblemSpec>;
