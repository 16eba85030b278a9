import { open } from 'node:fs/promises';

/** What a piece of evidence may be, told by its first bytes and never by its name. */
export interface EvidenceType {
  readonly mime: string;
  readonly extension: string;
  readonly photo: boolean;
}

const starts = (head: Buffer, ...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
const says = (head: Buffer, at: number, text: string) =>
  head.subarray(at, at + text.length).toString('latin1') === text;

/** @returns `undefined` for anything else: pages, drawings with scripts, programs */
export function sniffEvidence(head: Buffer): EvidenceType | undefined {
  if (starts(head, 0xff, 0xd8, 0xff)) return { mime: 'image/jpeg', extension: 'jpg', photo: true };
  if (starts(head, 0x89, 0x50, 0x4e, 0x47)) return { mime: 'image/png', extension: 'png', photo: true };
  if (says(head, 0, 'RIFF') && says(head, 8, 'WEBP'))
    return { mime: 'image/webp', extension: 'webp', photo: true };
  if (says(head, 4, 'ftypheic') || says(head, 4, 'ftypmif1')) {
    return { mime: 'image/heic', extension: 'heic', photo: true };
  }
  if (says(head, 0, '%PDF-')) return { mime: 'application/pdf', extension: 'pdf', photo: false };
  if (starts(head, 0x50, 0x4b, 0x03, 0x04))
    return { mime: 'application/octet-stream', extension: 'zip', photo: false };
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0))
    return { mime: 'application/octet-stream', extension: 'doc', photo: false };
  return undefined;
}

/** Reads the first bytes of a file on disk. */
export async function sniffFile(path: string): Promise<EvidenceType | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
    return sniffEvidence(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
