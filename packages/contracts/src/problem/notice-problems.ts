import type { ProblemSpec } from './problem-spec.ts';

export const noticeProblems = {
  OUTBOX_NOT_FOUND: {
    status: 404,
    message: '没有这件外发消息',
    remedy: '请刷新外发台',
  },
  OUTBOX_MOVED_ON: {
    status: 409,
    message: '这件外发消息的状态已经变了，没有再动它',
    remedy: '请刷新外发台，按现在的状态再办',
  },
  OUTBOX_CHANNEL_OFF: {
    status: 409,
    message: '这条外发渠道还没有配置，发不出去',
    remedy: '请系统管理员按运维手册配置后重新启动，再重发',
  },
  OUTBOX_PARTY_UNKNOWN: {
    status: 422,
    message: '方案里没有这个单位',
    remedy: '请刷新外发台，从所列单位里选',
  },
} as const satisfies Record<string, ProblemSpec>;
