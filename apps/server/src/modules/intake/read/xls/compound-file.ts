import { type ByteSource, byteChunks } from '../byte-source.ts';
import { refusal } from '../refusal.ts';

/** One stream or folder of a compound file. */
interface CompoundEntry {
  readonly name: string;
  readonly isRoot: boolean;
  readonly start: number;
  readonly size: number;
}

/** The container of .xls, .doc and of password-protected .xlsx: a small file system of sectors in chains. */
export interface CompoundFile {
  readonly names: ReadonlySet<string>;
  /** A stream as a whole, sector by sector along its chain. */
  stream(name: string): Promise<Buffer>;
}

/** Values from here on mean "no sector": end of chain, free, table of sectors. */
const NO_SECTOR = 0xfffffffa;
const ENTRY_BYTES = 128;
const ROOT = 5;
const MINI_BYTES = 64;
/** Streams smaller than this live in the mini stream. */
const MINI_CUTOFF = 4096;
/** Sectors of the sector table that the header itself lists. */
const HEADER_LIST = 109;

/** Reads the directory. A chain with a loop, or a link outside the file, is damage. */
export async function openCompoundFile(source: ByteSource): Promise<CompoundFile> {
  const header = await source.read(0, 512);
  if (header.length < 512) throw refusal('FILE_DAMAGED');
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw refusal('FILE_DAMAGED');
  const sectors = new Sectors(source, 1 << shift);
  const table = new Uint32Array(words(await readSectors(sectors, await tableSectors(sectors, header))));
  const chain = (start: number) => chainFrom(table, start);

  const entries = directory(await readSectors(sectors, chain(header.readUInt32LE(48))));
  const root = entries.find((entry) => entry.isRoot);
  return {
    names: new Set(entries.map((entry) => entry.name)),
    async stream(name) {
      const entry = entries.find((candidate) => candidate.name === name && !candidate.isRoot);
      if (!entry || entry.size > source.size) throw refusal('FILE_DAMAGED');
      if (entry.size >= MINI_CUTOFF) return cutTo(await readSectors(sectors, chain(entry.start)), entry.size);
      if (!root) throw refusal('FILE_DAMAGED');
      const mini = await readSectors(sectors, chain(root.start));
      const miniTable = words(await readSectors(sectors, chain(header.readUInt32LE(60))));
      const pieces = chainFrom(new Uint32Array(miniTable), entry.start).map((sector) =>
        mini.subarray(sector * MINI_BYTES, (sector + 1) * MINI_BYTES),
      );
      return cutTo(Buffer.concat(pieces), entry.size);
    },
  };
}

class Sectors {
  readonly source: ByteSource;
  readonly bytes: number;

  constructor(source: ByteSource, bytes: number) {
    this.source = source;
    this.bytes = bytes;
  }

  /** The last sector of a file may be cut short by careless writers. */
  async read(sector: number, count: number): Promise<Buffer> {
    const found = await this.source.read((sector + 1) * this.bytes, count * this.bytes);
    if (found.length <= (count - 1) * this.bytes) throw refusal('FILE_DAMAGED');
    return found;
  }
}

/** Sectors in the order of their chain; neighbours are read in one go. */
async function readSectors(sectors: Sectors, chain: readonly number[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let i = 0; i < chain.length; ) {
    const first = chain[i] ?? 0;
    let count = 1;
    while (chain[i + count] === first + count) count += 1;
    pieces.push(await sectors.read(first, count));
    i += count;
  }
  return Buffer.concat(pieces);
}

/** Where the sector table itself stands: 109 places in the header, the rest in a chain of lists. */
async function tableSectors(sectors: Sectors, header: Buffer): Promise<number[]> {
  const most = Math.ceil(sectors.source.size / sectors.bytes);
  const count = header.readUInt32LE(44);
  if (count > most) throw refusal('FILE_DAMAGED');
  const found: number[] = [];
  for (let i = 0; i < Math.min(count, HEADER_LIST); i += 1) found.push(header.readUInt32LE(76 + i * 4));
  let next = header.readUInt32LE(68);
  for (let lists = 0; next < NO_SECTOR && found.length < count; lists += 1) {
    if (lists > most) throw refusal('FILE_DAMAGED');
    const list = words(await sectors.read(next, 1));
    next = list.pop() ?? NO_SECTOR;
    found.push(...list.slice(0, count - found.length));
  }
  return found.filter((sector) => sector < NO_SECTOR);
}

function chainFrom(table: Uint32Array, start: number): number[] {
  const chain: number[] = [];
  for (let sector = start; sector < NO_SECTOR; sector = table[sector] ?? 0) {
    if (sector >= table.length || chain.length >= table.length) throw refusal('FILE_DAMAGED');
    chain.push(sector);
  }
  return chain;
}

function directory(bytes: Buffer): CompoundEntry[] {
  const entries: CompoundEntry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const length = bytes.readUInt16LE(at + 64);
    if (length < 2 || length > 64) continue;
    entries.push({
      name: bytes.toString('utf16le', at, at + length - 2),
      isRoot: bytes[at + 66] === ROOT,
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    });
  }
  return entries;
}

function words(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) found.push(bytes.readUInt32LE(at));
  return found;
}

function cutTo(bytes: Buffer, size: number): Buffer {
  if (bytes.length < size) throw refusal('FILE_DAMAGED');
  return bytes.subarray(0, size);
}

/** A whole file in one piece, for the kinds that cannot be read along. */
export async function readWhole(source: ByteSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of byteChunks(source)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
