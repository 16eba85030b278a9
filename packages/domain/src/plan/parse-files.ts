import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import type { PlanDocument, PlanError } from './document.ts';
import type { PlanPart, PlanPolicy, PolicyVersion } from './plan.ts';
import { earlierFolder } from './policy-versions.ts';
import {
  FOLDERS,
  folderOf,
  isSinglePath,
  POLICY_FILES,
  type PolicyFilePlace,
  policyFileOf,
  SINGLE_FILES,
  type SinglePath,
} from './schema/catalogue.ts';

type Single<P extends SinglePath> = z.infer<(typeof SINGLE_FILES)[P]['schema']>;

/** The files of a folder, each as its schema reads it; a file that is not there is `undefined`. */
export interface ParsedFiles {
  single<P extends SinglePath>(path: P): Single<P> | undefined;
  readonly workbooks: readonly PlanPart<z.infer<typeof FOLDERS.workbooks.schema>>[];
  readonly schemes: readonly PlanPart<z.infer<typeof FOLDERS.evaluation.schema>>[];
  readonly registers: readonly PlanPart<z.infer<typeof FOLDERS.registers.schema>>[];
  readonly policies: readonly PlanPolicy[];
}

const KNOWN = [
  ...Object.keys(SINGLE_FILES),
  ...Object.keys(FOLDERS).map((name) => `${name}/*.yaml`),
  ...Object.keys(POLICY_FILES).map((name) => `policies/*/${name}.yaml`),
].join('、');

function unknownFile(path: string): PlanError {
  return {
    file: path,
    path: '',
    message: '方案目录里没有这种文件',
    remedy: `请改名或移出目录；可以有的是：${KNOWN}`,
  };
}

/** Reads one value by a schema, adding what is wrong to `errors`. @returns the value, or `undefined` */
function read<S extends z.ZodType>(
  schema: S,
  document: PlanDocument,
  errors: PlanError[],
): z.infer<S> | undefined {
  const result = schema.safeParse(document.value, { reportInput: true });
  if (result.success) return result.data;
  errors.push(...result.error.issues.map((issue) => describeIssue(document.path, issue)));
  return undefined;
}

function readFolder<S extends z.ZodType>(
  schema: S,
  documents: readonly PlanDocument[],
  errors: PlanError[],
): PlanPart<z.infer<S>>[] {
  return documents.flatMap((document) => {
    const file = read(schema, document, errors);
    return file === undefined ? [] : [{ path: document.path, file }];
  });
}

type PolicyDocument = PolicyFilePlace & { readonly document: PlanDocument };

/** One version with its cases, out of the documents of its folder; one lacks nothing or is not read. */
function readVersion(
  folder: string,
  documents: readonly PolicyDocument[],
  errors: PlanError[],
): PolicyVersion | undefined {
  const find = (kind: 'policy' | 'cases') => documents.find((one) => one.kind === kind)?.document;
  const [policy, cases] = [find('policy'), find('cases')];
  for (const [kind, { title }] of Object.entries(POLICY_FILES)) {
    if (kind === 'policy' ? policy : cases) continue;
    const remedy = '一项政策要有 policy.yaml 和 cases.yaml，请补上';
    errors.push({ file: `${folder}/${kind}.yaml`, path: '', message: `缺少文件（${title}）`, remedy });
  }
  const file = policy && read(POLICY_FILES.policy.schema, policy, errors);
  const caseFile = cases && read(POLICY_FILES.cases.schema, cases, errors);
  return file && caseFile ? { path: `${folder}/policy.yaml`, file, cases: caseFile } : undefined;
}

/** Whether the names of the folders are those of the files, and the versions follow one another. */
function misplaced(id: string, newest: PolicyVersion | undefined, version: PolicyVersion): PlanError[] {
  const { path: file } = version;
  const { from } = version.file.effective;
  const folder = policyFileOf(file)?.from;
  if (version.file.id !== id) {
    const message = `id 是“${version.file.id}”，目录名却是“${id}”`;
    return [{ file, path: 'id', message, remedy: '请让两者相同' }];
  }
  if (folder === undefined) return [];
  if (folder !== from) {
    const message = `自 ${from} 起施行，目录名却是“${folder}”`;
    return [{ file, path: 'effective.from', message, remedy: '请让目录名与施行的第一天相同' }];
  }
  const next = newest?.file.effective.from;
  if (next === undefined || from < next) return [];
  const message = `以前的版本自 ${from} 起施行，不早于现在的版本（${next}）`;
  return [{ file, path: 'effective.from', message, remedy: '最新的版本放在政策目录里，以前的放在下一层' }];
}

/** The policies, each in its newest version with those it followed. */
function readPolicies(documents: readonly PlanDocument[], errors: PlanError[]): PlanPolicy[] {
  const inFolder = documents.flatMap((document): PolicyDocument[] => {
    const place = policyFileOf(document.path);
    return place ? [{ ...place, document }] : [];
  });
  const ids = [...new Set(inFolder.map(({ id }) => id))].sort();
  return ids.flatMap((id): PlanPolicy[] => {
    const own = inFolder.filter((one) => one.id === id);
    const folders = [...new Set(own.flatMap(({ from }) => from ?? []))].sort().reverse();
    const at = (from: string | undefined) =>
      readVersion(
        from === undefined ? `policies/${id}` : earlierFolder(id, from),
        own.filter((one) => one.from === from),
        errors,
      );
    const newest = at(undefined);
    const earlier = folders.flatMap((from) => at(from) ?? []);
    for (const version of [...(newest ? [newest] : []), ...earlier]) {
      errors.push(...misplaced(id, newest, version));
    }
    return newest ? [{ ...newest, earlier }] : [];
  });
}

/**
 * Checks the shape of every file on its own: unknown and missing files, and each against its schema.
 *
 * @returns the files that could be read, and every error found (not only the first)
 */
export function parseFiles(documents: readonly PlanDocument[]): { files: ParsedFiles; errors: PlanError[] } {
  const errors: PlanError[] = [];
  const byPath = new Map<string, PlanDocument>();
  for (const document of documents) {
    if (byPath.has(document.path)) {
      errors.push({ file: document.path, path: '', message: '同一个文件出现了两次', remedy: '请只保留一份' });
    } else if (!isSinglePath(document.path) && !folderOf(document.path) && !policyFileOf(document.path)) {
      errors.push(unknownFile(document.path));
    }
    byPath.set(document.path, document);
  }
  const single = new Map<string, unknown>();
  for (const [path, { schema, required, title }] of Object.entries(SINGLE_FILES)) {
    const document = byPath.get(path);
    if (document) single.set(path, read(schema, document, errors));
    else if (required) {
      errors.push({
        file: path,
        path: '',
        message: `缺少文件（${title}）`,
        remedy: '请按“换一个县的方案”指南补上',
      });
    }
  }
  const inFolder = (name: keyof typeof FOLDERS) =>
    documents.filter((document) => folderOf(document.path) === name);
  const files: ParsedFiles = {
    single: <P extends SinglePath>(path: P) => single.get(path) as Single<P> | undefined,
    workbooks: readFolder(FOLDERS.workbooks.schema, inFolder('workbooks'), errors),
    schemes: readFolder(FOLDERS.evaluation.schema, inFolder('evaluation'), errors),
    registers: readFolder(FOLDERS.registers.schema, inFolder('registers'), errors),
    policies: readPolicies(documents, errors),
  };
  return { files, errors };
}
