import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { PlanDocument, PlanError } from '@tenglong/domain/plan';
import { PLAN_LIMITS, type PlanLimits } from './limits.ts';
import { listFiles } from './list-files.ts';
import { parseYaml } from './parse-yaml.ts';

export type FolderReading =
  | { readonly ok: true; readonly documents: readonly PlanDocument[] }
  | { readonly ok: false; readonly errors: readonly PlanError[] };

const refuse = (file: string, message: string, remedy: string): FolderReading => ({
  ok: false,
  errors: [{ file, path: '', message, remedy }],
});

const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} 兆`;

/** At most `limit` bytes of a file, or `undefined` if it has more. A link put there meanwhile is not followed. */
async function readAtMost(path: string, limit: number): Promise<Uint8Array | undefined> {
  // Windows has no O_NOFOLLOW; there the check of the listing stands alone.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  // One byte more than allowed tells a file that is too long, or grew since it was listed, from one that just fits.
  const bytes = await buffer(handle.createReadStream({ end: limit }));
  return bytes.length > limit ? undefined : bytes;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Reads the YAML files of a plan folder.
 *
 * @param folder - the folder itself may be reached through a link; nothing inside may be one
 * @returns the documents by path, each with its text as written, or every error found
 * @throws the system's error when a file cannot be read at all
 */
export async function readPlanFolder(
  folder: string,
  limits: PlanLimits = PLAN_LIMITS,
): Promise<FolderReading> {
  if (!(await isFolder(folder))) return refuse('', `没有这个目录：${folder}`, '请核对方案目录的位置');
  const root = await realpath(folder);
  const { paths, errors } = await listFiles(root, limits);
  if (errors.length > 0) return { ok: false, errors };
  if (paths.length === 0) return refuse('', '目录里没有 .yaml 文件', '请确认选的是方案目录本身');
  const documents: PlanDocument[] = [];
  const problems: PlanError[] = [];
  let total = 0;
  for (const path of paths) {
    const bytes = await readAtMost(join(root, path), limits.fileBytes);
    total += bytes?.length ?? 0;
    if (!bytes) {
      return refuse(path, `文件超过 ${megabytes(limits.fileBytes)}`, '请确认它是方案文件；过长的可拆成几个');
    }
    if (total > limits.totalBytes) {
      return refuse('', `目录合计超过 ${megabytes(limits.totalBytes)}`, '请移走不属于方案的文件');
    }
    const parsed = parseYaml(path, bytes, limits);
    if (parsed.ok) documents.push({ path, value: parsed.value, text: parsed.text });
    else problems.push(...parsed.errors);
  }
  return problems.length > 0 ? { ok: false, errors: problems } : { ok: true, documents };
}
