import { refusal } from '../refusal.ts';
import { readElements } from '../xml/read-xml.ts';

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** Id of the relationship that leads to the sheet's part. */
  readonly relationship: string;
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  /** Serial numbers count from 1904 instead of 1900. */
  readonly date1904: boolean;
}

/** More tabs than anybody could click on. */
const MOST_SHEETS = 10_000;

/** The list of sheets in the order of their tabs. `veryHidden` is hidden as well. */
export async function readWorkbookPart(chunks: AsyncIterable<Buffer>): Promise<WorkbookPart> {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await readElements(chunks, (name, attribute, parent) => {
    if (name === 'workbookPr') {
      const value = attribute('date1904');
      date1904 = value === '1' || value === 'true' || value === 'on';
    }
    if (name !== 'sheet' || parent !== 'sheets') return;
    if (sheets.length === MOST_SHEETS) throw refusal('FILE_UNSAFE');
    const state = attribute('state');
    sheets.push({
      name: attribute('name') ?? '',
      hidden: state === 'hidden' || state === 'veryHidden',
      relationship: attribute('id') ?? '',
    });
  });
  return { sheets, date1904 };
}
