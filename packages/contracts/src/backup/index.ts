import { z } from 'zod';
import { Instant } from '../page/index.ts';

/** One archive in the backup folder. */
export const BackupFile = z.object({ name: z.string(), bytes: z.number().int(), madeAt: Instant });
export type BackupFile = z.infer<typeof BackupFile>;

/** GET /api/backups: newest first; POST /api/backups makes one now and answers it. */
export const BackupList = z.object({
  folder: z.string(),
  /** Whether a backup is made by itself every day (the embedded database). */
  automatic: z.boolean(),
  files: z.array(BackupFile),
});
export type BackupList = z.infer<typeof BackupList>;
