import { escapeXml } from './xml-escape.ts';

/** The looks a cell of an office table may have. */
export interface CellStyle {
  readonly font?: 'body' | 'bold' | 'title' | 'small';
  readonly fill?: 'header' | 'total' | 'problem';
  readonly border?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  /** Number format code; `@` is text. */
  readonly format?: string;
  /** The text begins like a formula and must stay text even when somebody edits the cell. */
  readonly quoted?: boolean;
}

const FONTS = {
  body: '<font><sz val="11"/><name val="宋体"/><charset val="134"/></font>',
  bold: '<font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font>',
  title: '<font><b/><sz val="16"/><name val="黑体"/><charset val="134"/></font>',
  small: '<font><sz val="10"/><name val="宋体"/><charset val="134"/></font>',
};
const FONT_NAMES = Object.keys(FONTS);
/** The first two fills are fixed by the format. */
const FILLS = ['none', 'gray125', 'header', 'total', 'problem'];
const COLOURS: Record<string, string> = { header: 'FFE8EEF4', total: 'FFF4F4F4', problem: 'FFFFF2B3' };
const THIN = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FF8C8C8C"/></${side}>`)
  .join('');
const FIRST_OWN_FORMAT = 164;
const BUILTIN: Record<string, number> = { General: 0, '0': 1, '0.00': 2, '#,##0': 3, '#,##0.00': 4, '@': 49 };

/** Gives every look its number and writes styles.xml. */
export class StyleTable {
  readonly #numbers = new Map<string, number>();
  readonly #styles: CellStyle[] = [];
  readonly #formats: string[] = [];

  constructor() {
    this.number({});
  }

  number(style: CellStyle): number {
    const key = JSON.stringify(style);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#styles.push(style) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  xml(): string {
    const xfs = this.#styles.map((style) => this.#xf(style)).join('');
    const formats = this.#formats
      .map((code, i) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + i}" formatCode="${escapeXml(code)}"/>`)
      .join('');
    const fills = FILLS.map((name) => {
      const colour = COLOURS[name];
      const pattern = colour
        ? `patternType="solid"><fgColor rgb="${colour}"/></patternFill>`
        : `patternType="${name}"/>`;
      return `<fill><patternFill ${pattern}</fill>`;
    }).join('');
    return (
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      (formats && `<numFmts count="${this.#formats.length}">${formats}</numFmts>`) +
      `<fonts count="${FONT_NAMES.length}">${Object.values(FONTS).join('')}</fonts>` +
      `<fills count="${FILLS.length}">${fills}</fills>` +
      `<borders count="2"><border><left/><right/><top/><bottom/></border><border>${THIN}</border></borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${this.#styles.length}">${xfs}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }

  #xf(style: CellStyle): string {
    const format = this.#format(style.format ?? 'General');
    const font = FONT_NAMES.indexOf(style.font ?? 'body');
    const fill = style.fill ? FILLS.indexOf(style.fill) : 0;
    const horizontal = style.align ? ` horizontal="${style.align}"` : '';
    return (
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${style.border ? 1 : 0}" xfId="0"` +
      ` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"` +
      `${style.quoted ? ' quotePrefix="1"' : ''}>` +
      `<alignment${horizontal} vertical="center"${style.wrap ? ' wrapText="1"' : ''}/></xf>`
    );
  }

  #format(code: string): number {
    const builtin = BUILTIN[code];
    if (builtin !== undefined) return builtin;
    const known = this.#formats.indexOf(code);
    return FIRST_OWN_FORMAT + (known >= 0 ? known : this.#formats.push(code) - 1);
  }
}
