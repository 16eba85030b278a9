/** What a photo says of itself. */
export interface PhotoFacts {
  /** The clock of the camera, `2023-08-30 10:21`. */
  readonly takenAt: string | null;
  /** Degrees to five places (about a metre), north and east positive. */
  readonly place: { readonly lat: string; readonly lon: string } | null;
}

const NOTHING: PhotoFacts = { takenAt: null, place: null };
const MARK = Buffer.from('Exif\0\0', 'latin1');
const TAGS = { exif: 0x8769, gps: 0x8825, taken: 0x9003, latRef: 1, lat: 2, lonRef: 3, lon: 4 };
/** Entries of a directory; more of them are no camera's. */
const MOST_ENTRIES = 512;

/** Numbers of a TIFF block in its own byte order; beyond its end nothing. */
class Block {
  private readonly bytes: Buffer;
  private readonly little: boolean;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.little = bytes.toString('latin1', 0, 2) === 'II';
  }

  u16(at: number): number | undefined {
    if (at < 0 || at + 2 > this.bytes.length) return undefined;
    return this.little ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  u32(at: number): number | undefined {
    if (at < 0 || at + 4 > this.bytes.length) return undefined;
    return this.little ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  text(at: number, length: number): string {
    return this.bytes.toString('latin1', at, at + length).split('\0')[0] ?? '';
  }

  /** Where the value of a tag of a directory begins; four bytes and fewer stand in the entry itself. */
  find(directory: number | undefined, tag: number, bytes: number): number | undefined {
    if (directory === undefined) return undefined;
    const count = Math.min(this.u16(directory) ?? 0, MOST_ENTRIES);
    for (let entry = 0; entry < count; entry += 1) {
      const at = directory + 2 + entry * 12;
      if (this.u16(at) === tag) return bytes <= 4 ? at + 8 : this.u32(at + 8);
    }
    return undefined;
  }

  /** A degree of three fractions: 28° 8′ 7.1″. */
  degrees(at: number | undefined): number | undefined {
    if (at === undefined) return undefined;
    const parts = [0, 8, 16].map((step) => {
      const [over, under] = [this.u32(at + step), this.u32(at + step + 4)];
      return over === undefined || !under ? undefined : over / under;
    });
    const [degree, minute, second] = parts;
    if (degree === undefined || minute === undefined || second === undefined) return undefined;
    return degree + minute / 60 + second / 3600;
  }
}

function placeOf(block: Block, gps: number | undefined): PhotoFacts['place'] {
  const axis = (ref: number, tag: number, minus: string, most: number): number | undefined => {
    const [sign, value] = [block.find(gps, ref, 2), block.degrees(block.find(gps, tag, 24))];
    if (sign === undefined || value === undefined || value > most) return undefined;
    return block.text(sign, 1) === minus ? -value : value;
  };
  const [lat, lon] = [axis(TAGS.latRef, TAGS.lat, 'S', 90), axis(TAGS.lonRef, TAGS.lon, 'W', 180)];
  // What a telephone writes that does not know where it is.
  if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return null;
  return { lat: lat.toFixed(5), lon: lon.toFixed(5) };
}

/**
 * When and where a photo was taken, from the Exif block that JPEG and HEIC pictures carry near their beginning. A picture
 * without one, or with a broken one, says nothing; it is never refused for it.
 *
 * @param head - the first bytes of the file
 */
export function readPhotoFacts(head: Buffer): PhotoFacts {
  const mark = head.indexOf(MARK);
  if (mark < 0) return NOTHING;
  const block = new Block(head.subarray(mark + MARK.length));
  if (!['II', 'MM'].includes(block.text(0, 2)) || block.u16(2) !== 42) return NOTHING;
  const first = block.u32(4);
  const [exif, gps] = [TAGS.exif, TAGS.gps].map((tag) => {
    const at = block.find(first, tag, 4);
    return at === undefined ? undefined : block.u32(at);
  });
  const at = block.find(exif, TAGS.taken, 20);
  const said = at === undefined ? '' : block.text(at, 19);
  const [, year, month, day, minute] =
    /^((?:19|20)\d\d):(0[1-9]|1[0-2]):(0[1-9]|[12]\d|3[01]) ((?:[01]\d|2[0-3]):[0-5]\d)/.exec(said) ?? [];
  return {
    takenAt: year === undefined ? null : `${year}-${month}-${day} ${minute}`,
    place: placeOf(block, gps),
  };
}
