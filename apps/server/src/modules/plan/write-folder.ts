import { stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type PlanDocument, type PlanError, sortDocuments } from '@tenglong/domain/plan';
import { makeFolder } from '../../platform/folder/index.ts';
import { PLAN_LIMITS } from './limits.ts';
import { listFiles } from './list-files.ts';
import { documentText } from './render-yaml.ts';

export type FolderWriting =
  | { readonly ok: true; readonly files: readonly string[] }
  | { readonly ok: false; readonly errors: readonly PlanError[] };

const SAFE_PATH = /^(?:[^/\\\0]+\/)*[^/\\\0]+\.yaml$/;

function isSafe(path: string): boolean {
  return SAFE_PATH.test(path) && !path.split('/').some((name) => name.startsWith('.'));
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/** Files already there that the export would leave standing beside its own, so that the folder would be neither. */
async function findLeftovers(folder: string, paths: readonly string[]): Promise<PlanError[]> {
  if (!(await exists(folder))) return [];
  const { paths: present, errors } = await listFiles(folder, PLAN_LIMITS);
  const strangers = present.filter((path) => !paths.includes(path));
  return [
    ...errors,
    ...strangers.map((file) => ({
      file,
      path: '',
      message: '目录里已有方案没有的文件',
      remedy: '请换一个空目录，或先移走这个文件',
    })),
  ];
}

/**
 * Writes a plan back into a folder, byte-stable: what was read is written as it stood, what was changed is written in
 * one fixed layout, so exporting, loading and exporting again gives the same bytes.
 *
 * @returns the paths written in order, or why nothing was written
 */
export async function writePlanFolder(
  plan: { readonly documents: readonly PlanDocument[] },
  folder: string,
): Promise<FolderWriting> {
  const documents = sortDocuments(plan.documents);
  const unsafe = documents.filter(({ path }) => !isSafe(path));
  const errors = [
    ...unsafe.map(({ path }) => ({
      file: path,
      path: '',
      message: '文件名不能用作方案文件名',
      remedy: '请改为目录内的 .yaml 文件名',
    })),
    ...(await findLeftovers(
      folder,
      documents.map(({ path }) => path),
    )),
  ];
  if (errors.length > 0) return { ok: false, errors };
  for (const document of documents) {
    const target = join(folder, document.path);
    makeFolder(dirname(target));
    await writeFile(target, documentText(document));
  }
  return { ok: true, files: documents.map(({ path }) => path) };
}
