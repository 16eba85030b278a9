import { open } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { readPhotoFacts } from './read-photo-facts.ts';

/** Where cameras write what they know: before the picture itself. */
const HEAD_BYTES = 256 * 1024;

/** The place that the telephone gave when the photo was handed in, degrees as text. */
export interface PhonePlace {
  readonly lat: string;
  readonly lon: string;
}

export interface StoredPhoto {
  readonly file: string;
  readonly takenAt: string | null;
  readonly lat: string | null;
  readonly lon: string | null;
  readonly placeFrom: 'photo' | 'phone' | null;
}

/** Keeps when and where a photo was taken; what the photo says goes before what the telephone says. */
export async function keepPhotoFacts(
  tx: Tx,
  entryId: string,
  sha256: string,
  path: string,
  phone: PhonePlace | undefined,
): Promise<void> {
  const file = await open(path);
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    .finally(() => file.close());
  const { takenAt, place } = readPhotoFacts(buffer.subarray(0, bytesRead));
  const where = place ?? phone;
  if (takenAt === null && !where) return;
  const from = place ? 'photo' : where ? 'phone' : null;
  await tx.run(sql`
    insert into register_photos (entry_id, sha256, taken_at, lat, lon, place_from)
    values (${entryId}, ${sha256}, ${takenAt}, ${where?.lat ?? null}, ${where?.lon ?? null}, ${from})
    on conflict (entry_id, sha256) do nothing`);
}

/** What is known of the photos of an entry. One query. */
export const listPhotos = (tx: Tx, entryId: string): Promise<StoredPhoto[]> =>
  tx.rows<StoredPhoto>(sql`
    select sha256 as file, taken_at as "takenAt", lat::text, lon::text, place_from as "placeFrom"
    from register_photos where entry_id = ${entryId}`);
