import type { FastifyReply } from 'fastify';

/** Answers with a file to be saved under its own name, which may be Chinese (RFC 5987). */
export const sendFile = (
  reply: FastifyReply,
  { name, type, content }: { readonly name: string; readonly type: string; readonly content: unknown },
): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type(type)
    .send(content);
