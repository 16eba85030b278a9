import type { ByteSource } from '../byte-source.ts';
import { refusal } from '../refusal.ts';

const FREE = 0xfffffffa;
const ENTRY_BYTES = 128;
/** FAT sectors listed in the header itself. */
const HEADER_FAT = 109;
/** A directory longer than this belongs to no spreadsheet. */
const DIRECTORY_SECTORS = 4096;

/**
 * Names of the streams and folders in a compound file (the container of .xls, .doc and of password-protected .xlsx).
 * Only the directory is read, link by link, each link checked: a loop or a link outside the file is damage.
 */
export async function listCompoundEntries(source: ByteSource): Promise<ReadonlySet<string>> {
  const header = await source.read(0, 512);
  if (header.length < 512) throw refusal('FILE_DAMAGED');
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw refusal('FILE_DAMAGED');
  const sectorBytes = 1 << shift;
  const perSector = sectorBytes / 4;
  const readSector = async (sector: number) => {
    const bytes = await source.read((sector + 1) * sectorBytes, sectorBytes);
    if (bytes.length === 0) throw refusal('FILE_DAMAGED');
    return bytes;
  };
  const fatSector = async (index: number): Promise<number> => {
    if (index < HEADER_FAT) return header.readUInt32LE(76 + index * 4);
    let rest = index - HEADER_FAT;
    let list = await readSector(header.readUInt32LE(68));
    for (; rest >= perSector - 1; rest -= perSector - 1) list = await readSector(word(list, perSector - 1));
    return word(list, rest);
  };
  const nextSector = async (sector: number) => {
    const fat = await readSector(await fatSector(Math.floor(sector / perSector)));
    return word(fat, sector % perSector);
  };

  const names = new Set<string>();
  let sector = header.readUInt32LE(48);
  for (let read = 0; sector < FREE; read += 1) {
    if (read > DIRECTORY_SECTORS) throw refusal('FILE_DAMAGED');
    const bytes = await readSector(sector);
    for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
      const length = bytes.readUInt16LE(at + 64);
      if (length >= 2 && length <= 64) names.add(bytes.toString('utf16le', at, at + length - 2));
    }
    sector = await nextSector(sector);
  }
  return names;
}

function word(sector: Buffer, index: number): number {
  if ((index + 1) * 4 > sector.length) throw refusal('FILE_DAMAGED');
  return sector.readUInt32LE(index * 4);
}
