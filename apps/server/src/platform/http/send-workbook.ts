import type { FastifyReply } from 'fastify';
import { type WorkbookSpec, writeWorkbook } from '../workbook/index.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Answers with a workbook to be saved under a Chinese file name. */
export async function sendWorkbook(
  reply: FastifyReply,
  spec: WorkbookSpec,
  fileName: string,
): Promise<FastifyReply> {
  const bytes = await writeWorkbook(spec);
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .type(XLSX)
    .send(bytes);
}
