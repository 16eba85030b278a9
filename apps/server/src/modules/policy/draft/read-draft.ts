import { CaseFile, PolicyFile } from '@tenglong/domain/policy';
import { joinPath } from '@tenglong/domain/rule';
import type { z } from 'zod';
import { Problem } from '../../../platform/problem/index.ts';
import { parseYaml } from '../../plan/index.ts';

/** The two files of a draft, as they read. */
export interface DraftFiles {
  readonly file: PolicyFile;
  readonly cases: CaseFile;
}

const LONGEST = 200;

function readFile<S extends z.ZodType>(schema: S, name: string, text: string): z.infer<S> {
  const parsed = parseYaml(name, new TextEncoder().encode(text));
  const read = parsed.ok ? schema.safeParse(parsed.value) : undefined;
  if (read?.success) return read.data;
  const details = parsed.ok
    ? (read?.error?.issues ?? []).map(({ path, message }) => ({
        path: `${name} ${joinPath(path)}`.trim(),
        message: message.slice(0, LONGEST),
      }))
    : parsed.errors.map(({ path, message, remedy }) => ({
        path: `${name} ${path}`.trim(),
        message: `${message}；${remedy}`,
      }));
  throw new Problem('POLICY_EDIT_UNUSABLE', { details: details.slice(0, 20) });
}

/** @throws Problem POLICY_EDIT_UNUSABLE with every place that is not of the shape of a policy or its cases */
export const readDraft = (policyText: string, casesText: string): DraftFiles => ({
  file: readFile(PolicyFile, 'policy.yaml', policyText),
  cases: readFile(CaseFile, 'cases.yaml', casesText),
});
