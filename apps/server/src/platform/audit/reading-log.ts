import type { Deps } from '../deps.ts';
import { type AuditRecord, recordAudits } from './record-audit.ts';

interface Waiting {
  readonly record: AuditRecord;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Rows at most in one transaction. */
const MOST = 200;

/**
 * Writes rows of what was read. Readers do not wait for one another: whoever comes while a transaction runs is written
 * with the next one, together with everybody else who came meanwhile, so the chain is held once for all of them.
 *
 * @returns a promise that is kept once the row is committed
 */
export function readingLog({ db }: Pick<Deps, 'db'>): (record: AuditRecord) => Promise<void> {
  let waiting: Waiting[] = [];
  let running = false;
  async function writeAll(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      try {
        await db.transaction((tx) =>
          recordAudits(
            tx,
            batch.map(({ record }) => record),
          ),
        );
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    running = false;
  }
  return (record) =>
    new Promise((done, failed) => {
      waiting.push({ record, done, failed });
      if (!running) void writeAll();
    });
}
