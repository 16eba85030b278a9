import { canonicalPlan, type PlanDocument, tidyDocument } from '@tenglong/domain/plan';
import { Document, isCollection, isPair, isScalar, type Node } from 'yaml';
import { parseYaml } from './parse-yaml.ts';

/** Longest collection that stands on one line, in characters. */
const ONE_LINE = 88;

/** How documents are written: nothing is folded at a width, flow maps have blanks inside. */
export const LAYOUT = { lineWidth: 0, flowCollectionPadding: true, indentSeq: true } as const;

/**
 * Puts short rows on one line, as a person writes them: `{ unit: 沙门镇, values: [1, 20, 1] }`.
 *
 * @returns the length of the node on one line, or `undefined` if it does not fit
 */
export function fold(node: unknown, root: boolean): number | undefined {
  if (isScalar(node)) return String(node.value).includes('\n') ? undefined : String(node.value).length + 2;
  if (isPair(node)) {
    const key = fold(node.key, false);
    const value = fold(node.value, false);
    return key === undefined || value === undefined ? undefined : key + value + 2;
  }
  if (!isCollection(node)) return undefined;
  const lengths = node.items.map((item) => fold(item, false));
  const length = lengths.reduce<number | undefined>(
    (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one + 2),
    4,
  );
  const fits = length !== undefined && length <= ONE_LINE && !root;
  node.flow = fits || node.items.length === 0;
  return fits ? length : undefined;
}

function schemaName(path: string): string {
  const [first = '', ...rest] = path.split('/');
  if (first === 'policies' && rest.at(-1) === 'cases.yaml') return 'policy-cases.schema.json';
  return `${rest.length === 0 ? first.replace(/\.yaml$/, '') : first}.schema.json`;
}

/** Writes a document afresh: keys in the order of its schema, one layout, a first line that tells an editor the schema. */
export function renderYaml(document: PlanDocument): string {
  const yaml = new Document(tidyDocument(document), { version: '1.2', aliasDuplicateObjects: false });
  fold(yaml.contents as Node | null, true);
  const up = '../'.repeat(document.path.split('/').length);
  const body = yaml.toString(LAYOUT);
  return `# yaml-language-server: $schema=${up}schemas/${schemaName(document.path)}\n${body}`;
}

/** Whether the text carried along still says what the document says; an edit on screen leaves it behind. */
function stillSays({ path, value, text }: PlanDocument): boolean {
  if (text === undefined) return false;
  const parsed = parseYaml(path, new TextEncoder().encode(text));
  const said = (what: unknown) => canonicalPlan({ documents: [{ path, value: what }] });
  return parsed.ok && said(parsed.value) === said(value);
}

/** The text of a document in an export: as it was written, comments and all, or written afresh if it was changed. */
export function documentText(document: PlanDocument): string {
  return document.text !== undefined && stillSays(document) ? document.text : renderYaml(document);
}
