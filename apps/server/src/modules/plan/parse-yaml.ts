import type { PlanError } from '@tenglong/domain/plan';
import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { findUnusable } from './find-unusable.ts';
import { PLAN_LIMITS, type PlanLimits } from './limits.ts';

export type ParsedYaml =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | { readonly ok: false; readonly errors: readonly PlanError[] };

const SAYINGS: Record<string, readonly [string, string]> = {
  TAB_AS_INDENT: ['用制表符缩进了', '请改用空格缩进'],
  BAD_INDENT: ['缩进对不齐，或括号没有配对', '请让同一层的各行左端对齐，并核对括号'],
  RESOURCE_EXHAUSTION: ['层次太深', '请改成普通的文字、数字和列表'],
  MULTIPLE_DOCS: ['一个文件里有两份内容（---）', '请拆成两个文件'],
  TAG_RESOLVE_FAILED: ['用了自定义标签（!）', '请删去标签，直接写值'],
  MISSING_CHAR: ['缺少引号、括号或冒号', '请核对这一行的引号、括号与冒号'],
  BAD_ALIAS: ['引用（*）的写法不对', '请直接写出内容，不用引用'],
};

const refuse = (file: string, message: string, remedy: string): ParsedYaml => ({
  ok: false,
  errors: [{ file, path: '', message, remedy }],
});

function describe(file: string, error: YAMLError): PlanError {
  const [message, remedy] = SAYINGS[error.code] ?? [
    'YAML 写法有误',
    '请核对这一行前后的缩进、冒号后的空格与引号',
  ];
  const at = error.linePos?.[0];
  return { file, path: at ? `第 ${at.line} 行第 ${at.col} 列` : '', message, remedy };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function toValue(file: string, document: Document, limits: PlanLimits, text: string): ParsedYaml {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: limits.aliases }), text };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return refuse(file, '引用（*）太多或找不到所指的内容', '请直接写出内容，不用引用');
  }
}

/**
 * Reads one YAML 1.2 file: unique keys, one document, no custom tags, numbers as numbers and quoted codes as text.
 *
 * @param file - its path in the folder, for messages
 * @returns the value with the text as written, or what is wrong with its line and column; never throws
 */
export function parseYaml(file: string, bytes: Uint8Array, limits: PlanLimits = PLAN_LIMITS): ParsedYaml {
  const text = decode(bytes);
  if (text === undefined) return refuse(file, '文件不是 UTF-8 编码', '请另存为 UTF-8 编码后再放回');
  try {
    const lineCounter = new LineCounter();
    const document = parseDocument(text, { version: '1.2', uniqueKeys: false, lineCounter });
    const problems = [...document.errors, ...document.warnings];
    if (problems.length > 0) return { ok: false, errors: problems.map((problem) => describe(file, problem)) };
    if (document.directives?.yaml.version !== '1.2') {
      return refuse(file, '开头声明了别的 YAML 版本', '请删去 %YAML 这一行');
    }
    const unusable = findUnusable(file, document, lineCounter, limits.depth);
    return unusable.length > 0 ? { ok: false, errors: unusable } : toValue(file, document, limits, text);
  } catch (error) {
    // The parser recurses: nesting that overflows its stack is the one thing it throws at.
    if (!(error instanceof RangeError)) throw error;
    return refuse(file, '层次太深', '请改成普通的文字、数字和列表');
  }
}
