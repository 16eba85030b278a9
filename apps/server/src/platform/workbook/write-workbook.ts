import { columnLetters } from '@tenglong/domain/intake';
import { CellWriter } from './cell-xml.ts';
import { sheetNames } from './sheet-name.ts';
import { headerPlace, sheetXml } from './sheet-xml.ts';
import { StringTable } from './string-table.ts';
import { StyleTable } from './style-table.ts';
import type { WorkbookSpec } from './workbook-spec.ts';
import { escapeXml } from './xml-escape.ts';
import { ZipWriter } from './zip-writer.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Writes an .xlsx as the office prints and forwards it: title, unit line, grouped header that stays in view and repeats
 * on every page, figures with their decimals, 合计, signatures, page as wide as the paper.
 *
 * No cell is ever a formula. The same specification gives the same bytes. Rows are taken one by one; what is held is
 * the packed sheet and one copy of every different text.
 */
export async function writeWorkbook(workbook: WorkbookSpec): Promise<Buffer> {
  if (workbook.sheets.length === 0 || workbook.sheets.some((sheet) => sheet.columns.length === 0)) {
    throw new RangeError('a workbook needs a sheet and a sheet needs a column');
  }
  const zip = new ZipWriter();
  const styles = new StyleTable();
  const strings = new StringTable();
  const names = sheetNames(workbook.sheets.map((sheet) => sheet.name));
  const ids = names.map((_, index) => index + 1);
  const add = (name: string, xml: string) => zip.add(name, [DECLARATION, xml]);

  await add('[Content_Types].xml', contentTypes(ids));
  await add('_rels/.rels', relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]));
  await add(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...ids.map((id) => [`rId${id}`, 'worksheet', `worksheets/sheet${id}.xml`] as const),
      ['rIdStyles', 'styles', 'styles.xml'],
      ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
    ]),
  );
  const cells = new CellWriter(styles, strings);
  const lastRows: number[] = [];
  for (const [index, sheet] of workbook.sheets.entries()) {
    const xml = declared(sheetXml(sheet, cells, workbook.mark), (lastRow) => lastRows.push(lastRow));
    await zip.add(`xl/worksheets/sheet${index + 1}.xml`, xml);
  }
  await add('xl/workbook.xml', workbookXml(workbook, names, lastRows));
  await add('xl/styles.xml', styles.xml());
  await zip.add('xl/sharedStrings.xml', [DECLARATION, ...strings.xml()]);
  return zip.finish();
}

async function* declared(
  xml: AsyncGenerator<string, number>,
  done: (lastRow: number) => void,
): AsyncGenerator<string> {
  yield DECLARATION;
  done(yield* xml);
}

/** The list of sheets, with the header rows that every printed page repeats and the range that is filtered. */
function workbookXml(workbook: WorkbookSpec, names: readonly string[], lastRows: readonly number[]): string {
  const sheets = names.map(
    (name, i) =>
      `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${workbook.sheets[i]?.hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  const defined = workbook.sheets.map((sheet, i) => {
    const quoted = escapeXml(`'${(names[i] ?? '').replaceAll("'", "''")}'`);
    const { first, last } = headerPlace(sheet);
    const name = (known: string, ref: string, hidden = '') =>
      `<definedName name="_xlnm.${known}" localSheetId="${i}"${hidden}>${quoted}!${ref}</definedName>`;
    const titles = name('Print_Titles', `$${first}:$${last}`);
    if (!sheet.filter) return titles;
    const right = columnLetters(sheet.columns.length - 1);
    const range = `$A$${last}:$${right}$${Math.max(last, lastRows[i] ?? last)}`;
    return name('_FilterDatabase', range, ' hidden="1"') + titles;
  });
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr/><bookViews><workbookView/></bookViews>` +
    `<sheets>${sheets.join('')}</sheets><definedNames>${defined.join('')}</definedNames></workbook>`
  );
}

function relationships(arrows: readonly (readonly [string, string, string])[]): string {
  const all = arrows.map(([id, type, target]) => {
    return `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
  });
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function contentTypes(ids: readonly number[]): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('workbook', 'sheet.main') +
    ids.map((id) => part(`worksheets/sheet${id}`, 'worksheet')).join('') +
    part('styles', 'styles') +
    part('sharedStrings', 'sharedStrings') +
    '</Types>'
  );
}
