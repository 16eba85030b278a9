import type { PolicyEdit } from '@tenglong/contracts/policy';
import { Problem } from '../../../platform/problem/index.ts';
import { editYaml, type YamlEdit } from '../../plan/index.ts';
import { type DraftFiles, readDraft } from './read-draft.ts';
import { shiftCases } from './shift-cases.ts';

export interface DraftTexts {
  readonly policyText: string;
  readonly casesText: string;
}

const refuse = (path: string, message: string): Problem =>
  new Problem('POLICY_EDIT_UNUSABLE', { details: [{ path, message }] });

/** A tag of a page or a control character in what people will read. */
const MARKUP = /<\s*[a-z!/?]|[^\P{Cc}\t\n\r]/iu;

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield key;
      yield* textsOf(item);
    }
  }
}

/** @throws Problem POLICY_EDIT_UNUSABLE */
function refuseMarkup(edit: PolicyEdit): void {
  for (const text of textsOf(edit.yaml ?? edit.value)) {
    if (MARKUP.test(text)) throw refuse(edit.at.join('.'), '文字里不能有网页标签或看不见的字符');
  }
}

/** The id of a policy is the name of its folder, and what others call it by. @throws Problem POLICY_EDIT_UNUSABLE */
function refuseIdentity(edit: PolicyEdit): void {
  if (edit.file === 'policy' && ['id', 'about', 'available'].includes(String(edit.at[0]))) {
    throw refuse(String(edit.at[0]), '这一项不在屏幕上改，请改方案文件');
  }
}

function toYamlEdit(edit: PolicyEdit): YamlEdit {
  const { at } = edit;
  if (edit.do === 'remove') return { do: 'remove', at };
  return edit.yaml === undefined
    ? { do: edit.do, at, value: edit.value }
    : { do: edit.do, at, yaml: edit.yaml };
}

function edited(of: 'policy' | 'cases', text: string, edits: readonly PolicyEdit[]): string {
  const own = edits.filter(({ file }) => file === of);
  if (own.length === 0) return text;
  const result = editYaml(`${of}.yaml`, text, own.map(toYamlEdit));
  if (!result.ok)
    throw refuse(own.map(({ at }) => at.join('.')).join('、'), `${result.message}；${result.remedy}`);
  return result.text;
}

export interface AppliedEdits {
  readonly texts: DraftTexts;
  readonly files: DraftFiles;
  /** What was asked for, and what follows from it. */
  readonly edits: readonly PolicyEdit[];
}

/**
 * Changes the two files of a draft, comments and untouched lines byte for byte as they were. When the policy's days move,
 * the cases written for its first and last day move with them.
 *
 * @throws Problem POLICY_EDIT_UNUSABLE if what comes out has not the shape of a policy, or a text holds markup
 */
export function applyEdits(
  texts: DraftTexts,
  before: DraftFiles,
  asked: readonly PolicyEdit[],
): AppliedEdits {
  for (const edit of asked) {
    refuseMarkup(edit);
    refuseIdentity(edit);
  }
  const policyText = edited('policy', texts.policyText, asked);
  const casesText = edited('cases', texts.casesText, asked);
  const files = readDraft(policyText, casesText);
  const shifts = shiftCases(files.cases, before.file.effective, files.file.effective);
  if (shifts.length === 0) return { texts: { policyText, casesText }, files, edits: asked };
  const shifted = edited('cases', casesText, shifts);
  return {
    texts: { policyText, casesText: shifted },
    files: readDraft(policyText, shifted),
    edits: [...asked, ...shifts],
  };
}
