import { writeFileSync } from 'node:fs';
import { auditKey, signHead, verifyAuditChain } from '../../platform/audit/index.ts';
import type { HeadOptions } from '../commands/audit.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';
import { withDatabase } from '../with-database.ts';

/** Writes the signed end of an intact chain. @throws CliFailure where the chain is broken */
export async function runAuditHead({ out }: HeadOptions, io: CliIo): Promise<void> {
  try {
    await withDatabase(async ({ db, clock }, { dataFolder }) => {
      const chain = await db.read(verifyAuditChain);
      if (!chain.intact) throw new CliFailure(chain.finding, '审计记录不完整，不能签名，请先查明原因');
      const key = auditKey(dataFolder);
      const head = signHead(key, { seq: chain.entries, hash: chain.head, at: clock.now().toISOString() });
      const text = `${JSON.stringify(head, null, 2)}\n`;
      if (out === undefined) io.out(text);
      else writeFileSync(out, text);
      if (key.fresh) io.err('已生成签名密钥，请把公钥另存他处。\n');
      io.err(`${chain.finding}。公钥：${key.publicKey}\n`);
    });
  } catch (error) {
    throw asCliFailure(error);
  }
}
