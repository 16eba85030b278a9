import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { addNotices, type Recipient } from '../../notice/index.ts';

export interface CheckNews {
  /** What it is told of: each party once. */
  readonly cause: string;
  readonly kindTitle: string;
  readonly title: string;
  readonly body: string;
  readonly to?: readonly Recipient[];
  /** Not told of what only an inspector can do. */
  readonly office?: boolean;
}

/** Tells the office and every inspector, and whom else it concerns, of a spot check. Two statements. */
export async function tellOfCheck(
  tx: Tx,
  number: number,
  at: Date,
  on: string,
  news: CheckNews,
): Promise<void> {
  const inspectors = await tx.rows<{ of: string }>(
    sql`select id::text as "of" from users where role = 'inspector' and disabled_at is null order by id`,
  );
  const all: readonly Recipient[] = [
    ...(news.office === false ? [] : [{ party: 'office' as const }]),
    ...inspectors.map(({ of }) => ({ party: 'user' as const, of })),
    ...(news.to ?? []),
  ];
  const { cause, kindTitle, title, body } = news;
  await addNotices(
    tx,
    all.map((to) => ({
      cause: `spot-check:${number}:${cause}`,
      kind: 'assigned' as const,
      kindTitle,
      to,
      title,
      body,
      on,
      register: 'spot-check',
      registerTitle: '抽查',
      href: `/spot-checks/${number}`,
      entryId: null,
    })),
    at,
  );
}
