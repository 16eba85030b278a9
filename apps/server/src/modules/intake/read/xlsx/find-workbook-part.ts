import { refusal } from '../refusal.ts';
import type { ZipPackage } from '../zip/zip-package.ts';
import { readRelationships } from './relationships.ts';

const USUAL = 'xl/workbook.xml';

/** The name of the workbook in a package; what is in the package instead is refused by its own name. */
export async function findWorkbookPart(parts: ZipPackage): Promise<string> {
  const main = (await readRelationships(parts, '')).find((r) => r.type === 'officeDocument')?.target ?? USUAL;
  if (/\.bin$/i.test(main)) throw refusal('FILE_IS_XLSB');
  if (/^word\//i.test(main)) throw refusal('FILE_IS_WORD');
  if (/^ppt\//i.test(main)) throw refusal('FILE_NOT_A_TABLE');
  if (parts.has(main)) return main;
  if (parts.has('mimetype') && parts.has('content.xml')) throw refusal('FILE_IS_OPENDOCUMENT');
  throw refusal(parts.names.length === 0 ? 'FILE_EMPTY' : 'FILE_IS_ARCHIVE');
}
