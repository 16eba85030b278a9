import type { SheetRow } from '@tenglong/domain/intake';
import type { ByteSource } from '../byte-source.ts';
import type { CellRange } from '../cell/cell-reference.ts';
import type { ReadLimits } from '../limits.ts';
import { type OpenedWorkbook, oneByOne } from '../opened-workbook.ts';
import { refusal } from '../refusal.ts';
import { XmlScanner } from '../xml/xml-scanner.ts';
import type { ZipPackage } from '../zip/zip-package.ts';
import { findMerges } from './find-merges.ts';
import { type NumberStyles, readNumberStyles } from './number-styles.ts';
import { readRelationships } from './relationships.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetScanner } from './sheet-scanner.ts';
import type { StringStore } from './string-store.ts';
import { readWorkbookPart } from './workbook-part.ts';

interface Shared {
  readonly strings: StringStore | undefined;
  readonly numberStyles: NumberStyles;
}

/** Opens a package already known to hold a SpreadsheetML workbook at `workbookPath`. */
export async function openXlsx(
  source: ByteSource,
  parts: ZipPackage,
  workbookPath: string,
  limits: ReadLimits,
): Promise<OpenedWorkbook> {
  const relationships = await readRelationships(parts, workbookPath);
  const workbook = await readWorkbookPart(parts.part(workbookPath));
  const worksheets = new Map(
    relationships.filter((r) => r.type === 'worksheet').map((r) => [r.id, r.target]),
  );
  // Chart sheets and macro sheets hold no cells; a sheet whose part is missing is damage.
  const tabs = workbook.sheets.flatMap((sheet) => {
    const path = worksheets.get(sheet.relationship);
    if (path === undefined) return [];
    if (!parts.has(path)) throw refusal('FILE_DAMAGED');
    return [{ name: sheet.name, hidden: sheet.hidden, path }];
  });
  if (tabs.length === 0) throw refusal('FILE_WITHOUT_SHEETS');

  const partOf = (type: string) => {
    const path = relationships.find((r) => r.type === type)?.target;
    return path !== undefined && parts.has(path) ? parts.part(path) : undefined;
  };
  let shared: Promise<Shared> | undefined;
  const readShared = async (): Promise<Shared> => {
    const [styles, strings] = [partOf('styles'), partOf('sharedStrings')];
    return {
      numberStyles: styles ? await readNumberStyles(styles) : [],
      strings: strings && (await readSharedStrings(strings, limits)),
    };
  };
  const merges = new Map<string, Promise<readonly CellRange[]>>();

  async function* batches(sheetIndex: number): AsyncGenerator<SheetRow[]> {
    const path = tabs[sheetIndex]?.path;
    if (path === undefined) throw new RangeError(`no sheet ${sheetIndex}`);
    // Kept for the second reading: a preview is followed by the real one.
    shared ??= readShared();
    const found = merges.get(path) ?? findMerges(parts.part(path), limits);
    merges.set(path, found);
    const [{ strings, numberStyles }, ranges] = await Promise.all([shared, found]);
    const { date1904 } = workbook;
    const sheet = new SheetScanner({ strings, numberStyles, date1904, merges: ranges, limits });
    const scanner = new XmlScanner(sheet);
    for await (const chunk of parts.part(path)) {
      scanner.write(chunk);
      const rows = sheet.takeRows();
      if (rows.length > 0) yield rows;
    }
    scanner.end();
  }

  return {
    kind: 'xlsx',
    sheets: tabs.map(({ name, hidden }, index) => ({ index, name, hidden })),
    batches,
    rows: (sheetIndex) => oneByOne(batches(sheetIndex)),
    close: () => source.close(),
  };
}
