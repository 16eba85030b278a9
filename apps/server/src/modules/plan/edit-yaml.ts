import { canonicalPlan } from '@tenglong/domain/plan';
import { type Document, isCollection, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { type ParsedYaml, parseYaml } from './parse-yaml.ts';
import { fold, LAYOUT } from './render-yaml.ts';

export type YamlPath = readonly (string | number)[];

/** One change of a YAML file: a value put in, put into a list, or taken out. */
export type YamlEdit =
  | { readonly do: 'set' | 'insert'; readonly at: YamlPath; readonly value: unknown }
  /** The value as YAML, with its comments. */
  | { readonly do: 'set' | 'insert'; readonly at: YamlPath; readonly yaml: string }
  | { readonly do: 'remove'; readonly at: YamlPath };

export type YamlEditing =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

const parse = (text: string): Document => parseDocument(text, { version: '1.2', uniqueKeys: false });

const refuse = (message: string, remedy: string): YamlEditing => ({ ok: false, message, remedy });

/** `[ a, b ]` as the plan's files have it: `[a, b]`. */
const tight = (line: string): string =>
  line.replace(/("(?:[^"\\]|\\.)*"|'[^']*')|\[ | \]/g, (found, quoted: string | undefined) =>
    quoted === undefined ? found.trim() : found,
  );

/** The lines of the file that the change did not touch as they were written; the others in the layout of the plan's files. */
function restoreLines(before: string, plainBefore: string, after: string): string {
  const [was, plain, now] = [before, plainBefore, after].map((text) => text.split('\n'));
  if (!was || !plain || !now || was.length !== plain.length) return after;
  let head = 0;
  while (head < plain.length && head < now.length && plain[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < plain.length - head &&
    tail < now.length - head &&
    plain[plain.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail += 1;
  }
  const middle = now.slice(head, now.length - tail).map(tight);
  return [...was.slice(0, head), ...middle, ...was.slice(was.length - tail)].join('\n');
}

/** A list's new item stands on one line if its neighbour does. */
function shape(node: unknown, neighbour: unknown): void {
  if (!isCollection(node)) return;
  fold(node, false);
  if (isCollection(neighbour) && neighbour.flow) node.flow = true;
}

function nodeOf(document: Document, edit: YamlEdit): Node | undefined {
  if ('yaml' in edit) return parse(edit.yaml).contents ?? undefined;
  return 'value' in edit ? document.createNode(edit.value) : undefined;
}

/** @returns why it cannot be done, or nothing */
function apply(document: Document, edit: YamlEdit): YamlEditing | undefined {
  const { at } = edit;
  const parent: unknown = at.length === 1 ? document.contents : document.getIn(at.slice(0, -1), true);
  const gone = refuse('要改的地方已经不在', '请刷新页面后再改');
  if (edit.do === 'insert') {
    const list: unknown = document.getIn(at, true);
    const node = nodeOf(document, edit);
    if (!isSeq(list) || !node) return gone;
    shape(node, list.items.at(-1));
    list.add(node);
    return undefined;
  }
  if (!isCollection(parent)) return gone;
  if (edit.do === 'remove') return document.deleteIn(at) ? undefined : gone;
  const old: unknown = document.getIn(at, true);
  if (isSeq(parent) && old === undefined) return gone;
  if (isScalar(old) && 'value' in edit && (typeof edit.value !== 'object' || edit.value === null)) {
    old.value = edit.value;
    return undefined;
  }
  const node = nodeOf(document, edit);
  if (!node) return refuse('写的内容是空的', '请写出这一条，或删去它');
  if ('value' in edit) shape(node, isMap(parent) ? parent.items.at(-1)?.value : old);
  document.setIn(at, node);
  return undefined;
}

/**
 * Changes a YAML file in place: comments and all lines that a change does not touch stay byte for byte as they were.
 *
 * @param file - its path in the plan, for messages
 * @returns the text and what it says, or a sentence: the place is gone, or what was written is no YAML a plan can hold
 */
export function editYaml(file: string, text: string, edits: readonly YamlEdit[]): YamlEditing {
  let now = parseYaml(file, new TextEncoder().encode(text));
  for (const edit of edits) {
    if (!now.ok) break;
    if ('yaml' in edit) {
      const written = parseYaml(file, new TextEncoder().encode(edit.yaml));
      if (!written.ok) return refusal(written);
    }
    const document = parse(now.text);
    const plain = document.toString(LAYOUT);
    const refused = apply(document, edit);
    if (refused) return refused;
    const changed = document.toString(LAYOUT);
    const restored = parseYaml(file, new TextEncoder().encode(restoreLines(now.text, plain, changed)));
    const same = restored.ok && says(restored.value) === says(document.toJS());
    now = same ? restored : parseYaml(file, new TextEncoder().encode(changed));
  }
  return now.ok ? now : refusal(now);
}

/** What a value says, whatever its layout. */
const says = (value: unknown): string => canonicalPlan({ documents: [{ path: '', value }] });

function refusal({ errors: [first] }: Extract<ParsedYaml, { ok: false }>): YamlEditing {
  const message = `${first?.path ?? ''} ${first?.message ?? 'YAML 写法有误'}`.trim();
  return refuse(message, first?.remedy ?? '请核对所改的内容');
}

/** One part of a YAML file as it is written, for somebody to edit: `undefined` if it is not there. */
export function yamlAt(text: string, at: YamlPath): string | undefined {
  const document = parse(text);
  const node: unknown = document.getIn(at, true);
  if (node === undefined) return undefined;
  const part = parse('');
  part.contents = node as Node;
  return part.toString(LAYOUT).split('\n').map(tight).join('\n');
}
