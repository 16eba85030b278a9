import type { FastifyReply } from 'fastify';
import { type Clock, shanghaiMinute } from '../clock/index.ts';
import { type WorkbookSpec, writeWorkbook } from '../workbook/index.ts';
import { sendFile } from './send-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Answers with a workbook to be saved under a Chinese file name. Every page it prints says whose download it is, and of
 * when: a sheet that is passed on can be traced.
 */
export async function sendWorkbook(
  reply: FastifyReply,
  clock: Clock,
  spec: WorkbookSpec,
  fileName: string,
): Promise<FastifyReply> {
  const { actor } = reply.request;
  const mark = `${actor.displayName}（${actor.account}）${shanghaiMinute(clock.now())} 导出`;
  return sendFile(reply, { name: fileName, type: XLSX, content: await writeWorkbook({ ...spec, mark }) });
}
