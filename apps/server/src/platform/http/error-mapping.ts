import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { normaliseFault } from '../database/index.ts';
import { Problem } from '../problem/index.ts';

/** What Fastify and its plugins refuse by themselves, by their error codes. */
const BY_CODE: Readonly<Record<string, 'FORM_TOO_LONG' | 'BODY_TOO_LARGE' | 'NOT_FOUND'>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'FORM_TOO_LONG',
  FST_REQ_FILE_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_NOT_FOUND: 'NOT_FOUND',
  FST_ERR_BAD_URL: 'NOT_FOUND',
};

/** What is wrong with a request that does not even come to be compared with its schema. */
const UNREADABLE: Readonly<Record<string, string>> = {
  FST_PARTS_LIMIT: '表单的项目太多，请从本系统页面提交',
  FST_FILES_LIMIT: '一次只能传一个文件',
  FST_FIELDS_LIMIT: '表单的项目太多，请从本系统页面提交',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: '不收这种格式的内容，请从本系统页面提交',
};

/** Any error to the `Problem` it is; only what is nobody's fault but ours becomes UNEXPECTED. */
export function toProblem(error: unknown): Problem {
  const known = normaliseFault(error);
  if (known instanceof Problem) return known;
  const { code, statusCode } = known instanceof Error ? (known as FastifyError) : {};
  const mapped = code === undefined ? undefined : BY_CODE[code];
  const unreadable = code === undefined ? undefined : UNREADABLE[code];
  if (mapped) return new Problem(mapped, { cause: error });
  if (unreadable === undefined) {
    if (statusCode === 429) return new Problem('TOO_MANY_REQUESTS', { cause: error });
    if (statusCode === 413) return new Problem('BODY_TOO_LARGE', { cause: error });
    if (statusCode === 404) return new Problem('NOT_FOUND', { cause: error });
  }
  if (unreadable !== undefined || (statusCode !== undefined && statusCode >= 400 && statusCode < 500)) {
    const message = unreadable ?? '提交的内容残缺或格式不对，请刷新页面后重新提交';
    return new Problem('INPUT_INVALID', {
      details: [{ path: '', message }],
      context: { code },
      cause: error,
    });
  }
  return new Problem('UNEXPECTED', { cause: error });
}

/** The one place where an error becomes an answer. */
export async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const problem = toProblem(error);
  const fields = { code: problem.code, ...problem.context };
  if (problem.status >= 500)
    request.log.error({ ...fields, err: problem.cause ?? problem }, 'request failed');
  else request.log.info(fields, 'request refused');
  // A refusal is of the moment, whatever the route had said of caching.
  await reply.status(problem.status).header('cache-control', 'no-store').send(problem.body(request.id));
}
