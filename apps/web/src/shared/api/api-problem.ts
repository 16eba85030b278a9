import { ProblemBody } from '@tenglong/contracts/problem';

/** Refusals that never reach the server, in the same shape as those that do. */
const localProblems = {
  OFFLINE: {
    message: '网络连不上，刚才的操作没有送达',
    remedy: '请检查网络后重试；页面上已有的内容不受影响',
  },
  ANSWER_NOT_UNDERSTOOD: {
    message: '系统返回的内容与本页版本不一致',
    remedy: '请刷新页面；仍不行请把编号告诉系统管理员',
  },
  BODY_TOO_LARGE: {
    message: '文件太大',
    remedy: '单个文件请控制在 100 兆以内，可按乡镇或年度拆开报送',
  },
  PAGE_NOT_LOADED: {
    message: '这一页没有取到',
    remedy: '请检查网络后重试；系统刚升级过的，请刷新页面',
  },
  SERVICE_UNAVAILABLE: { message: '系统暂时没有应答', remedy: '请稍后重试；持续出现请通知系统管理员' },
} as const;

export type LocalProblemCode = keyof typeof localProblems;

interface ProblemDetail {
  readonly path: string;
  readonly message: string;
}

/** A request that was refused or failed: one sentence, one remedy, and the number to quote when asking for help. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  readonly status: number;
  readonly remedy: string;
  readonly requestId: string;
  readonly details: readonly ProblemDetail[];

  constructor(status: number, body: ProblemBody) {
    super(body.message);
    this.code = body.code;
    this.status = status;
    this.remedy = body.remedy;
    this.requestId = body.requestId;
    this.details = body.details ?? [];
  }

  static local(code: LocalProblemCode, status = 0, requestId = ''): ApiProblem {
    return new ApiProblem(status, { code, ...localProblems[code], requestId });
  }
}

/** What a failed answer says; an answer that is no problem body (a proxy's page) becomes one. */
export function problemFrom(status: number, body: unknown, requestId: string): ApiProblem {
  const parsed = ProblemBody.safeParse(body);
  return parsed.success
    ? new ApiProblem(status, parsed.data)
    : ApiProblem.local('SERVICE_UNAVAILABLE', status, requestId);
}

/** What the browsers and the bundler say when a part of the page cannot be fetched. */
const NOT_LOADED = /dynamically imported module|importing a module script failed|unable to preload/i;

/** Any thrown thing as a problem, for the places that show one. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof Error && NOT_LOADED.test(error.message)) return ApiProblem.local('PAGE_NOT_LOADED');
  return new ApiProblem(0, {
    code: 'PAGE_FAILED',
    message: '这一部分没能显示出来',
    remedy: '请刷新页面；其他部分和已入库的数据不受影响',
    requestId: '',
  });
}
