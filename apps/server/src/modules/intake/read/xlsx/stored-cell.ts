import type { SheetCell } from '@tenglong/domain/intake';
import { numberText } from '../cell/number-text.ts';
import { shownNumber } from '../cell/shown-number.ts';
import { refusal } from '../refusal.ts';
import { unescapeSpreadsheetText } from '../xml/xml-text.ts';
import type { NumberStyles } from './number-styles.ts';
import type { StringStore } from './string-store.ts';

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly strings: StringStore | undefined;
  readonly numberStyles: NumberStyles;
  readonly date1904: boolean;
}

/**
 * What one `<c>` element holds, or undefined if it is empty.
 * @param type - its `t` attribute, `n` where there is none
 * @param value - text of `<v>`, undefined if there is no such element
 * @param inline - text of `<is>`
 * @param formula - text of `<f>`
 */
export function storedCell(
  type: string,
  style: number,
  value: string | undefined,
  inline: string | undefined,
  formula: string | undefined,
  context: CellContext,
): SheetCell | undefined {
  switch (type) {
    case 's': {
      if (!value) return undefined;
      const text = context.strings?.get(Number(value));
      if (text === undefined) throw refusal('FILE_DAMAGED');
      return textCell(text);
    }
    case 'n':
      return value ? numberCell(value, style, context) : unstored(formula);
    case 'inlineStr':
      return textCell(unescapeSpreadsheetText(inline ?? value ?? ''));
    case 'str': {
      // `=""`: an empty text is a stored value; only a formula without <v> has none.
      const text = value ?? inline;
      return text === undefined ? unstored(formula) : textCell(unescapeSpreadsheetText(text));
    }
    case 'b':
      return value
        ? { text: /^\s*(?:1|true)\s*$/.test(value) ? 'TRUE' : 'FALSE', kind: 'boolean' }
        : unstored(formula);
    case 'e':
      return value ? { text: value, kind: 'error' } : unstored(formula);
    case 'd':
      return value ? isoDate(value) : unstored(formula);
    default:
      throw refusal('FILE_DAMAGED');
  }
}

function textCell(text: string): SheetCell | undefined {
  return text === '' ? undefined : { text, kind: 'text' };
}

/** A formula that was never calculated, or nothing at all. */
function unstored(formula: string | undefined): SheetCell | undefined {
  return formula === undefined ? undefined : { text: `=${formula}`, kind: 'formula' };
}

function numberCell(value: string, style: number, context: CellContext): SheetCell {
  const text = numberText(value);
  // A word where a number should stand is shown as it is; the intake will say so.
  if (text === undefined) return { text: value, kind: 'text' };
  return shownNumber(text, context.numberStyles[style], context.date1904);
}

/** Strict files may spell a day out instead of counting it. */
function isoDate(value: string): SheetCell {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(value)?.[1];
  return day === undefined ? { text: value, kind: 'text' } : { text: value, kind: 'text', date: day };
}
