import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import type { ByteSource } from '../byte-source.ts';
import type { ReadLimits } from '../limits.ts';
import { asRefusal, refusal } from '../refusal.ts';
import { inflatedPart } from './inflated-part.ts';

/** The parts of an Office file, by name. Only the directory is read at opening; a part is unpacked while it is read. */
export interface ZipPackage {
  has(path: string): boolean;
  /** The name as stored of the part with this name in any letter case, if there is one. */
  readonly names: readonly string[];
  /** Unpacked bytes of a part, checked against the size and checksum that the directory states. */
  part(path: string): AsyncGenerator<Buffer>;
}

/**
 * Reads the directory of a zip and refuses what no spreadsheet program writes: too many parts, two parts of one name,
 * encrypted parts, paths that leave the package, and parts that unpack out of all proportion.
 */
export async function openZipPackage(source: ByteSource, limits: ReadLimits): Promise<ZipPackage> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      autoClose: false,
    });
    if (zip.entryCount > limits.entries) throw refusal('FILE_UNPACKS_TOO_LARGE');
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > limits.unpackedBytes || outOfProportion(entry, limits)) {
        throw refusal('FILE_UNPACKS_TOO_LARGE');
      }
      if (entry.isEncrypted()) throw refusal('FILE_PROTECTED');
      const key = entry.fileName.toLowerCase();
      if (entries.has(key)) throw refusal('FILE_UNSAFE');
      entries.set(key, entry);
    }
  } catch (error) {
    throw asZipRefusal(error);
  }
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (path) => entries.has(path.toLowerCase()),
    async *part(path) {
      const entry = entries.get(path.toLowerCase());
      if (!entry) throw refusal('FILE_DAMAGED');
      try {
        const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
        yield* inflatedPart(source, fileDataStart, entry);
      } catch (error) {
        throw asRefusal(error);
      }
    },
  };
}

function outOfProportion(entry: Entry, limits: ReadLimits): boolean {
  return (
    entry.uncompressedSize > limits.ratioFromBytes &&
    entry.uncompressedSize > entry.compressedSize * limits.ratio
  );
}

/** yauzl tells its reasons in English sentences; the two that mean more than damage are told apart by them. */
function asZipRefusal(error: unknown) {
  const message = error instanceof Error ? error.message : '';
  if (/absolute path|invalid relative path|invalid characters in fileName/.test(message)) {
    return refusal('FILE_UNSAFE', undefined, error);
  }
  if (message.includes('strong encryption')) return refusal('FILE_PROTECTED', undefined, error);
  return asRefusal(error);
}

/** Lets yauzl read from our source; `close` stays with whoever opened the source. */
class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (position < 0) {
      callback(refusal('FILE_DAMAGED'));
      return;
    }
    this.#source.read(position, length).then(
      (bytes) => callback(null, bytes.copy(buffer, offset)),
      (error: Error) => callback(error),
    );
  }
}
