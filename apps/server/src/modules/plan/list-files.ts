import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanError } from '@tenglong/domain/plan';
import type { PlanLimits } from './limits.ts';

const MAX_FOLDERS_DEEP = 3;
const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

/** The YAML files of a plan folder, by path with forward slashes, in order. Other files (a README) are passed over. */
export async function listFiles(
  folder: string,
  limits: PlanLimits,
): Promise<{ paths: string[]; errors: PlanError[] }> {
  const paths: string[] = [];
  const errors: PlanError[] = [];
  const walk = async (inside: string, depth: number): Promise<void> => {
    // What each name is comes with the listing: a file that goes away in between is no fault of the plan.
    const entries = await readdir(join(folder, inside), { withFileTypes: true });
    for (const entry of entries.sort(byName)) {
      const { name } = entry;
      if (name.startsWith('.')) continue;
      const path = inside === '' ? name : `${inside}/${name}`;
      if (entry.isSymbolicLink()) {
        errors.push({
          file: path,
          path: '',
          message: '这是一个链接，不是文件',
          remedy: '请把文件本身放进目录',
        });
      } else if (entry.isDirectory()) {
        if (depth < MAX_FOLDERS_DEEP) await walk(path, depth + 1);
        else errors.push({ file: path, path: '', message: '目录太深', remedy: '请按方案目录说明摆放文件' });
      } else if (/\.yml$/i.test(name)) {
        errors.push({ file: path, path: '', message: '扩展名不对', remedy: '请把 .yml 改为 .yaml' });
      } else if (entry.isFile() && name.endsWith('.yaml')) {
        paths.push(path);
      }
      if (paths.length > limits.files) return;
    }
  };
  await walk('', 0);
  if (paths.length > limits.files) {
    errors.push({
      file: '',
      path: '',
      message: `文件超过 ${limits.files} 个`,
      remedy: '请确认选的是方案目录本身，而不是它的上级目录',
    });
  }
  return { paths, errors };
}
