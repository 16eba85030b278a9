import type { SheetRow } from '@tenglong/domain/intake';
import { type ByteSource, type FileBytes, openBytes } from './byte-source.ts';
import { openCsv } from './csv/open-csv.ts';
import { defaultLimits, type ReadLimits } from './limits.ts';
import type { OpenedWorkbook } from './opened-workbook.ts';
import { refusal } from './refusal.ts';
import { sniff } from './sniff.ts';
import { withSoundText } from './sound-text.ts';
import { openCompoundFile, readWhole } from './xls/compound-file.ts';
import { openXls } from './xls/open-xls.ts';
import { findWorkbookPart } from './xlsx/find-workbook-part.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';
import { openZipPackage } from './zip/zip-package.ts';

const WPS_NAME = /\.(?:ett?|wp[st])$/i;

/**
 * Opens a workbook of any kind the office receives. The content decides what it is, not the extension — but .et and
 * .wps are refused by name, whatever is inside.
 *
 * Costs little: the list of sheets is read, no rows. The caller closes what it opened.
 * @param fileName - as the sender named it; a CSV's sheet is called by it
 * @throws FileRefused with a sentence and a remedy in Chinese
 */
export async function openWorkbook(
  file: FileBytes,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<OpenedWorkbook> {
  if (WPS_NAME.test(fileName)) throw refusal('FILE_WPS_FORMAT');
  const bounds = { ...defaultLimits, ...limits };
  const source = await openBytes(file);
  try {
    if (source.size > bounds.fileBytes) throw tooLarge(source.size, bounds.fileBytes);
    return withSoundText(await openByContent(source, fileName, bounds), bounds);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function openByContent(
  source: ByteSource,
  fileName: string,
  limits: ReadLimits,
): Promise<OpenedWorkbook> {
  switch (await sniff(source)) {
    case 'zip': {
      const parts = await openZipPackage(source, limits);
      return openXlsx(source, parts, await findWorkbookPart(parts), limits);
    }
    case 'compound':
      return openCompound(source, limits);
    case 'xls-stream':
      return openXls(source, await readWhole(source), limits);
    case 'text':
      return openCsv(source, fileName.replace(/\.[^.]*$/, ''), limits);
  }
}

async function openCompound(source: ByteSource, limits: ReadLimits): Promise<OpenedWorkbook> {
  const file = await openCompoundFile(source);
  if (file.names.has('EncryptedPackage') || file.names.has('EncryptionInfo')) throw refusal('FILE_PROTECTED');
  // "Book" is what Excel 5.0/95 called it; files for both generations have both.
  const name = ['Workbook', 'Book'].find((candidate) => file.names.has(candidate));
  if (name !== undefined) return openXls(source, await file.stream(name), limits);
  throw refusal(file.names.has('WordDocument') ? 'FILE_IS_WORD' : 'FILE_NOT_A_TABLE');
}

function tooLarge(size: number, limit: number) {
  const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
  return refusal('FILE_TOO_LARGE', `文件有 ${megabytes(size)} 兆，超过 ${megabytes(limit)} 兆的上限`);
}

/** The first `count` rows of a sheet; what lies below them is not read. */
export async function previewRows(
  opened: OpenedWorkbook,
  sheetIndex: number,
  count: number,
): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  if (count <= 0) return rows;
  for await (const batch of opened.batches(sheetIndex)) {
    rows.push(...batch.slice(0, count - rows.length));
    if (rows.length >= count) break;
  }
  return rows;
}
