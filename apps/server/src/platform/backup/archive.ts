import { z } from 'zod';

/**
 * A backup is a `.tar.gz`: `manifest.json` first, then each table's rows in COPY text (`tables/<name>/000001.copy` …)
 * in an order that satisfies the foreign keys, `checksums.json` last. It is the same for both engines.
 */
export const MANIFEST = 'manifest.json';
export const CHECKSUMS = 'checksums.json';

export const Manifest = z.object({
  format: z.literal('tenglong-backup'),
  version: z.literal(1),
  madeAt: z.string(),
  /** The schema's steps when it was made, in the order they ran. */
  migrations: z.array(z.object({ id: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
  /** The audit chain's end: a past that does not lead here is not the one that was backed up. */
  audit: z.object({ entries: z.number().int(), head: z.string() }),
});
export type Manifest = z.infer<typeof Manifest>;

export const Checksums = z.record(z.string(), z.object({ rows: z.number().int(), sha256: z.string() }));
export type Checksums = z.infer<typeof Checksums>;

export const partName = (table: string, part: number): string =>
  `tables/${table}/${String(part).padStart(6, '0')}.copy`;

/** The table that a part belongs to. */
export const tableOfPart = (name: string): string | undefined =>
  /^tables\/([^/]+)\/\d{6}\.copy$/.exec(name)?.[1];

/** A backup that cannot be used; the sentence is for the person at the terminal. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
