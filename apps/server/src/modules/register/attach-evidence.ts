import { createReadStream } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { readFile, saveFile } from '../../platform/files/index.ts';
import type { ReceivedFile } from '../../platform/http/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { happenToEntry } from './act-on-entry.ts';
import { actingParty } from './acting-party.ts';
import { getEntry, getRegisterOf } from './entry-store.ts';
import { mayReadEvidence } from './field-rights.ts';
import { keepPhotoFacts, type PhonePlace } from './photo-store.ts';
import { getRegister } from './register-library.ts';
import { sniffEvidence, sniffFile } from './sniff-evidence.ts';

const MEGABYTE = 1024 * 1024;
const PHOTO_BYTES = 20 * MEGABYTE;
const FILE_BYTES = 50 * MEGABYTE;

const refuse = (message: string): never => {
  throw new Problem('EVIDENCE_REFUSED', { details: [{ path: 'file', message }] });
};

/**
 * Keeps a file in an entry's dossier: stored once by its hash, known by its content, never by its name.
 *
 * @throws Problem EVIDENCE_REFUSED, ENTRY_NOT_FOUND, ENTRY_CHANGED, ENTRY_REFUSED
 */
export async function attachEvidence(
  deps: Deps,
  actor: Actor,
  entryId: string,
  kind: string,
  revision: number,
  file: ReceivedFile,
  phone?: PhonePlace,
): Promise<void> {
  const type =
    (await sniffFile(file.path)) ?? refuse('只收照片（jpg、png、webp、heic）、PDF 和 Word、Excel 文件');
  const { sha256, size, path } = file;
  await happenToEntry(
    deps,
    actor,
    entryId,
    revision,
    (register) => {
      const photo = register.file.evidence[kind]?.kind === 'photo';
      if (photo && !type.photo) refuse('这里要照片，请拍照或选图片文件');
      if (photo && size > PHOTO_BYTES) refuse('照片请控制在 20 兆以内');
      if (size > FILE_BYTES) refuse('材料请控制在 50 兆以内；扫描件请降低清晰度，或分成几份上传');
      return { kind: 'attach', evidence: kind, file: sha256 };
    },
    async (tx) => {
      await saveFile(tx, createReadStream(path), { sha256, size }, deps.clock.now());
      if (type.photo) await keepPhotoFacts(tx, entryId, sha256, path, phone);
    },
  );
}

/** A file of an entry's dossier, for download: never shown inline. @throws Problem ENTRY_NOT_FOUND, NOT_FOUND */
export async function openEvidence(
  deps: Deps,
  actor: Actor,
  entryId: string,
  sha256: string,
): Promise<{ readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const label = await deps.db.read(async (tx) => {
    const { register, plan } = await getRegister(tx, await getRegisterOf(tx, actor.scope, entryId));
    const entry = await getEntry(tx, actor.scope, register, entryId);
    const piece = entry.evidence.find(({ file }) => file === sha256);
    if (!piece || !mayReadEvidence(register.file, piece.kind, actingParty(actor, plan))) {
      throw new Problem('NOT_FOUND');
    }
    const [head] = await tx.rows<{ bytes: Uint8Array }>(
      sql`select bytes from file_chunks where sha256 = ${sha256} and seq = 0`,
    );
    const extension = head && sniffEvidence(Buffer.from(head.bytes.subarray(0, 32)))?.extension;
    return `${register.file.evidence[piece.kind]?.label ?? '材料'}.${extension ?? 'bin'}`;
  });
  return { name: label, bytes: readFile(deps.db, sha256) };
}
