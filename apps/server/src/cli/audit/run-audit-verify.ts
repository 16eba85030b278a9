import { readFileSync } from 'node:fs';
import {
  auditKey,
  findEntryHash,
  findTrustedKey,
  isSignedBy,
  SignedHead,
  verifyAuditChain,
} from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { VerifyOptions } from '../commands/audit.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';
import { withDatabase } from '../with-database.ts';

function readHead(path: string): SignedHead {
  try {
    return SignedHead.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new CliFailure(`读不出链尾文件 ${path}`, '请用 tenglong audit head 导出的文件');
  }
}

/** Holds the chain against a head that was put away earlier. @throws CliFailure */
async function holdAgainst(tx: Tx, head: SignedHead, trusted: string | undefined): Promise<void> {
  if (trusted === undefined) {
    throw new CliFailure(
      '链尾文件的签名密钥没有在这个平台签过链尾',
      '请核对文件来历；确是早先导出的，用 --key 写明当时另存的公钥',
    );
  }
  if (!isSignedBy(head, trusted)) {
    throw new CliFailure('链尾文件的签名不对', '文件被改过，或不是用这个公钥对应的密钥签的，请核对来历');
  }
  if (head.seq > 0 && (await findEntryHash(tx, head.seq)) !== head.hash) {
    throw new CliFailure(
      `第 ${head.seq} 条审计记录与 ${head.at.slice(0, 10)} 导出的链尾不一致`,
      '第一条到这一条之间有记录被重写过，请用那一天前后的备份对照',
    );
  }
}

/** Goes through the whole chain, and holds it against an earlier head if one is given. @throws CliFailure */
export async function runAuditVerify({ head: path, key }: VerifyOptions, io: CliIo): Promise<void> {
  try {
    const head = path === undefined ? undefined : readHead(path);
    await withDatabase(({ db }, { dataFolder }) =>
      db.read(async (tx) => {
        const chain = await verifyAuditChain(tx);
        if (!chain.intact) {
          throw new CliFailure(chain.finding, '请用备份查明这一条原来的内容，并追查谁动过数据库');
        }
        if (head) {
          const trusted = key ?? (await findTrustedKey(tx, head, auditKey(dataFolder).publicKey));
          await holdAgainst(tx, head, trusted);
        }
        io.out(`${chain.finding}\n`);
        if (head) io.out(`与第 ${head.seq} 条时导出的链尾一致\n`);
      }),
    );
  } catch (error) {
    throw asCliFailure(error);
  }
}
