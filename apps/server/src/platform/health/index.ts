import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Routes } from '../http/index.ts';

const Health = z.object({ status: z.literal('ok') });

/** For a gateway or a watchdog: 200 while the database answers, else the Problem that it is (503, 507). */
export const healthRoutes: Routes = async (app, { deps }) => {
  app.get(
    '/health',
    {
      config: { public: 'says only whether the product works', rateLimit: {} },
      schema: { summary: '运行状态', response: { 200: Health } },
    },
    async () => {
      await deps.db.read((tx) => tx.rows(sql`select 1`));
      return { status: 'ok' as const };
    },
  );
};
