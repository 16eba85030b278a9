import { writeFileSync } from 'node:fs';
import { systemActor } from '../../platform/actor/index.ts';
import { auditKey, exportHead } from '../../platform/audit/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { HeadOptions } from '../commands/audit.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';
import { withDatabase } from '../with-database.ts';

function explain(error: unknown): never {
  if (!(error instanceof Problem) || error.code !== 'AUDIT_BROKEN') throw error;
  throw new CliFailure(error.details[0]?.message ?? error.message, '审计记录不完整，不能签名，请先查明原因');
}

/** Writes the signed end of an intact chain. @throws CliFailure where the chain is broken */
export async function runAuditHead({ out }: HeadOptions, io: CliIo): Promise<void> {
  try {
    await withDatabase(async (deps, { dataFolder }) => {
      const key = auditKey(dataFolder);
      const head = await exportHead(deps, systemActor('cli', '命令行'), key).catch(explain);
      const text = `${JSON.stringify(head, null, 2)}\n`;
      if (out === undefined) io.out(text);
      else writeFileSync(out, text);
      if (key.fresh) io.err('已生成签名密钥，请把公钥另存他处。\n');
      io.err(`共 ${head.seq} 条审计记录，完整无改动。公钥：${key.publicKey}\n`);
    });
  } catch (error) {
    throw asCliFailure(error);
  }
}
