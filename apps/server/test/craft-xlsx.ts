import { columnLetters } from '@tenglong/domain/intake';
import { strToU8, zipSync } from 'fflate';

/** What a test may put into a cell. A plain string is a shared string unless the workbook says `strings: 'inline'`. */
export type CraftCell =
  | string
  | number
  | boolean
  | null
  | undefined
  /** A string written into the cell itself. */
  | { readonly inline: string }
  /** A number spelt exactly as given, e.g. `9.13310210620000144E+17`; `format` is a number format code. */
  | { readonly raw: string; readonly format?: string | number }
  /** A calendar day `YYYY-MM-DD`, stored as a serial number with a date format (default: builtin 14). */
  | { readonly date: string; readonly format?: string | number }
  /** A formula; without `value` the program that wrote it never calculated. */
  | { readonly formula: string; readonly value?: string | number | boolean }
  | { readonly error: string }
  /** Rich text of several runs; `phonetic` is a reading that is no part of the text. */
  | { readonly rich: readonly string[]; readonly phonetic?: string };

export interface CraftSheet {
  readonly name: string;
  readonly hidden?: boolean | 'very';
  /** Row 1 first; a row may be null or undefined, which leaves its number unused. */
  readonly rows: readonly (readonly CraftCell[] | null | undefined)[];
  /** Ranges such as `A1:C2`. */
  readonly merges?: readonly string[];
  /** XML put in the place of everything in `<sheetData>`. */
  readonly data?: string;
}

export interface CraftWorkbook {
  readonly sheets: readonly CraftSheet[];
  readonly strings?: 'shared' | 'inline';
  readonly date1904?: boolean;
  /** A namespace prefix on every SpreadsheetML element, as some exporters write (`x:row`). */
  readonly prefix?: string;
  /** ISO/IEC 29500 strict namespaces instead of the transitional ones. */
  readonly strict?: boolean;
  /** Leave `r` out of rows and cells: their position alone says where they stand. */
  readonly withoutReferences?: boolean;
  /** Targets of relationships as absolute part names (`/xl/worksheets/sheet1.xml`). */
  readonly absoluteTargets?: boolean;
  /** Leave out styles.xml. */
  readonly withoutStyles?: boolean;
}

const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** Zips raw parts into a file, so that a test can write any XML at all. */
export function craftParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [path, body] of Object.entries(parts)) {
    files[path] = typeof body === 'string' ? strToU8(body) : body;
  }
  return zipSync(files, { level: 6, mtime: new Date('2023-08-31T00:00:00Z') });
}

/** A small .xlsx with the oddities a test asks for. Same argument, same bytes. */
export function craftXlsx(workbook: CraftWorkbook): Uint8Array {
  return craftParts(xlsxParts(workbook));
}

/** The parts of {@link craftXlsx} before zipping, for tests that spoil one of them. */
export function xlsxParts(workbook: CraftWorkbook): Record<string, string> {
  const names = workbook.strict ? STRICT : TRANSITIONAL;
  const p = workbook.prefix ? `${workbook.prefix}:` : '';
  const xmlns = workbook.prefix ? `xmlns:${workbook.prefix}="${names.main}"` : `xmlns="${names.main}"`;
  const book = new Book(workbook, p);
  const at = (path: string) => (workbook.absoluteTargets ? `/xl/${path}` : path);
  const parts: Record<string, string> = {};
  workbook.sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<${p}worksheet ${xmlns}>${book.sheet(sheet)}</${p}worksheet>`;
  });
  const sheets = workbook.sheets.map((sheet, index) => {
    const state = sheet.hidden ? ` state="${sheet.hidden === 'very' ? 'veryHidden' : 'hidden'}"` : '';
    return `<${p}sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  parts['xl/workbook.xml'] =
    `<${p}workbook ${xmlns} xmlns:r="${names.relations}"><${p}workbookPr${workbook.date1904 ? ' date1904="1"' : ''}/>` +
    `<${p}sheets>${sheets.join('')}</${p}sheets></${p}workbook>`;
  const relations = workbook.sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${names.relations}/worksheet" Target="${at(`worksheets/sheet${index + 1}.xml`)}"/>`,
  );
  if (book.strings.length > 0) {
    relations.push(
      `<Relationship Id="rIdS" Type="${names.relations}/sharedStrings" Target="${at('sharedStrings.xml')}"/>`,
    );
    parts['xl/sharedStrings.xml'] = `<${p}sst ${xmlns}>${book.strings.join('')}</${p}sst>`;
  }
  if (!workbook.withoutStyles) {
    relations.push(`<Relationship Id="rIdT" Type="${names.relations}/styles" Target="${at('styles.xml')}"/>`);
    parts['xl/styles.xml'] = `<${p}styleSheet ${xmlns}>${book.styles()}</${p}styleSheet>`;
  }
  parts['xl/_rels/workbook.xml.rels'] =
    `<Relationships xmlns="${PACKAGE_RELATIONS}">${relations.join('')}</Relationships>`;
  parts['_rels/.rels'] =
    `<Relationships xmlns="${PACKAGE_RELATIONS}"><Relationship Id="rId1" Type="${names.relations}/officeDocument" Target="${workbook.absoluteTargets ? '/' : ''}xl/workbook.xml"/></Relationships>`;
  parts['[Content_Types].xml'] = contentTypes(Object.keys(parts));
  return parts;
}

/** A part of one arrow, to `target`, for tests that lead somewhere else. */
export function relation(type: string, target: string): string {
  return `<Relationships xmlns="${PACKAGE_RELATIONS}"><Relationship Id="r" Type="${TRANSITIONAL.relations}/${type}" Target="${target}"/></Relationships>`;
}

/** Collects shared strings and number formats while the sheets are written. */
class Book {
  readonly strings: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #formats: (string | number)[] = [0];
  readonly #workbook: CraftWorkbook;
  readonly #p: string;

  constructor(workbook: CraftWorkbook, prefix: string) {
    this.#workbook = workbook;
    this.#p = prefix;
  }

  sheet(sheet: CraftSheet): string {
    const p = this.#p;
    const rows = sheet.rows.map((row, index) => (row ? this.#row(row, index + 1) : ''));
    const merges = sheet.merges?.map((range) => `<${p}mergeCell ref="${range}"/>`).join('');
    return (
      `<${p}sheetData>${sheet.data ?? rows.join('')}</${p}sheetData>` +
      (merges ? `<${p}mergeCells count="${sheet.merges?.length}">${merges}</${p}mergeCells>` : '')
    );
  }

  styles(): string {
    const p = this.#p;
    const own = this.#formats
      .map((format, index) => ({ format, id: 200 + index }))
      .filter((entry) => typeof entry.format === 'string');
    const ids = this.#formats.map((format, index) => (typeof format === 'number' ? format : 200 + index));
    const custom = own.map(
      (entry) => `<${p}numFmt numFmtId="${entry.id}" formatCode="${escapeXml(String(entry.format))}"/>`,
    );
    return (
      (custom.length > 0 ? `<${p}numFmts count="${custom.length}">${custom.join('')}</${p}numFmts>` : '') +
      `<${p}cellStyleXfs count="1"><${p}xf numFmtId="14"/></${p}cellStyleXfs>` +
      `<${p}cellXfs count="${ids.length}">${ids.map((id) => `<${p}xf numFmtId="${id}"/>`).join('')}</${p}cellXfs>`
    );
  }

  #row(row: readonly CraftCell[], number: number): string {
    const p = this.#p;
    const bare = this.#workbook.withoutReferences;
    // A reader that goes by position needs a cell element even where there is nothing.
    const cells = row.map((cell, column) => {
      if (cell === null || cell === undefined) return bare ? `<${p}c/>` : '';
      const r = bare ? '' : ` r="${columnLetters(column)}${number}"`;
      return this.#cell(cell, r);
    });
    return `<${p}row${bare ? '' : ` r="${number}"`}>${cells.join('')}</${p}row>`;
  }

  #cell(cell: Exclude<CraftCell, null | undefined>, r: string): string {
    const p = this.#p;
    const v = (text: string) => `<${p}v>${escapeXml(text)}</${p}v>`;
    const open = (type: string, style = 0) =>
      `<${p}c${r}${style ? ` s="${style}"` : ''}${type ? ` t="${type}"` : ''}>`;
    const close = `</${p}c>`;
    if (typeof cell === 'number') return open('') + v(String(cell)) + close;
    if (typeof cell === 'boolean') return open('b') + v(cell ? '1' : '0') + close;
    if (typeof cell === 'string') {
      if (this.#workbook.strings === 'inline') return this.#cell({ inline: cell }, r);
      return open('s') + v(String(this.#share(this.#text(cell)))) + close;
    }
    if ('inline' in cell) return `${open('inlineStr')}<${p}is>${this.#text(cell.inline)}</${p}is>${close}`;
    if ('error' in cell) return open('e') + v(cell.error) + close;
    if ('raw' in cell) return open('', this.#style(cell.format ?? 0)) + v(cell.raw) + close;
    if ('date' in cell) {
      return open('', this.#style(cell.format ?? 14)) + v(String(this.#serial(cell.date))) + close;
    }
    if ('rich' in cell) {
      const runs = cell.rich.map((run) => `<${p}r>${this.#text(run)}</${p}r>`).join('');
      const reading = cell.phonetic
        ? `<${p}rPh sb="0" eb="1">${this.#text(cell.phonetic)}</${p}rPh><${p}phoneticPr fontId="1"/>`
        : '';
      return open('s') + v(String(this.#share(runs + reading))) + close;
    }
    const type = typeof cell.value === 'string' ? 'str' : typeof cell.value === 'boolean' ? 'b' : '';
    const value = cell.value === undefined ? '' : v(String(cell.value === true ? 1 : cell.value || 0));
    const stored = typeof cell.value === 'string' ? v(cell.value) : value;
    return `${open(type)}<${p}f>${escapeXml(cell.formula)}</${p}f>${stored}${close}`;
  }

  #text(text: string): string {
    const p = this.#p;
    return `<${p}t xml:space="preserve">${escapeXml(text)}</${p}t>`;
  }

  #share(body: string): number {
    const p = this.#p;
    const item = `<${p}si>${body}</${p}si>`;
    const known = this.#places.get(item);
    if (known !== undefined) return known;
    this.#places.set(item, this.strings.length);
    return this.strings.push(item) - 1;
  }

  #style(format: string | number): number {
    const known = this.#formats.indexOf(format);
    return known >= 0 ? known : this.#formats.push(format) - 1;
  }

  /** Days since 30 December 1899 (right from March 1900 on), or since 1 January 1904. */
  #serial(day: string): number {
    const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
    return this.#workbook.date1904 ? days + 24_107 : days + 25_569;
  }
}

function contentTypes(paths: readonly string[]): string {
  const type = (path: string) => {
    const base = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    if (path === 'xl/workbook.xml') return `${base}.sheet.main+xml`;
    if (path === 'xl/sharedStrings.xml') return `${base}.sharedStrings+xml`;
    if (path === 'xl/styles.xml') return `${base}.styles+xml`;
    return path.startsWith('xl/worksheets/') ? `${base}.worksheet+xml` : undefined;
  };
  const overrides = paths.flatMap((path) => {
    const contentType = type(path);
    return contentType ? [`<Override PartName="/${path}" ContentType="${contentType}"/>`] : [];
  });
  return (
    `<Types xmlns="${CONTENT_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  );
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
