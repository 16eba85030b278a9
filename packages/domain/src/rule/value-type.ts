import { PLAIN, type Unit, unit } from '../values/index.ts';
import type { FactDeclaration } from './fact-declaration.ts';

/** What an expression can be known to be before it is run. */
export type ValueType =
  | { readonly kind: 'number'; readonly unit: Unit }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'text'; readonly options: readonly string[] | undefined }
  | { readonly kind: 'list'; readonly fields: Readonly<Record<string, FactDeclaration>> };

const WORDS = { number: '数值', boolean: '是非', date: '日期', text: '文字', list: '清单' } as const;

/** 数值（万元/亩）, 是非, 清单: the type in the office's words. */
export function describeType(type: ValueType): string {
  if (type.kind !== 'number') return WORDS[type.kind];
  return `数值（${type.unit === PLAIN ? '无单位' : type.unit.text}）`;
}

/** The type that a fact, parameter or table column declares. */
export function typeOfFact(declaration: FactDeclaration): ValueType {
  switch (declaration.type) {
    case 'number':
      return { kind: 'number', unit: unit(declaration.unit ?? '') };
    case 'text':
      return { kind: 'text', options: declaration.options && Object.keys(declaration.options) };
    case 'list':
      return { kind: 'list', fields: declaration.fields };
    default:
      return { kind: declaration.type };
  }
}
