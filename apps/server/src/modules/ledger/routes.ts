import {
  JournalExportQuery,
  JournalPage,
  JournalQuery,
  LedgerCheck,
  LedgerOverview,
  NewTransfer,
} from '@tenglong/contracts/ledger';
import { z } from 'zod';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { actAndShow, type Routes, sendWorkbook } from '../../platform/http/index.ts';
import { checkBooks, type ReplayedEntry } from './check-books.ts';
import { describeLedger } from './describe-ledger.ts';
import { exportLedger } from './export-ledger.ts';
import { getLedger } from './ledger-titles.ts';
import { listJournal } from './list-journal.ts';
import { settleBooks } from './settle-books.ts';
import { confirmTransfer, proposeTransfer, withdrawTransfer } from './transfers.ts';

export interface LedgerDeps extends Deps {
  /** What every register entry stands for, recomputed from its events; the registers know. */
  readonly replayEntries: (tx: Tx, today: string) => Promise<readonly ReplayedEntry[]>;
}

const TransferId = z.object({ id: z.uuid() });

export const ledgerRoutes: Routes<LedgerDeps> = async (app, { deps }) => {
  const read = { permission: 'ledger.read' } as const;
  const transfer = { permission: 'ledger.transfer' } as const;
  const overview = { response: { 200: LedgerOverview } };
  const today = () => deps.clock.today();

  app.get('/ledger', { config: read, schema: { summary: '腾笼账', ...overview } }, ({ actor }) =>
    deps.db.read((tx) => describeLedger(tx, actor, today())),
  );
  app.get(
    '/ledger/journal',
    {
      config: read,
      schema: { summary: '腾笼账明细', querystring: JournalQuery, response: { 200: JournalPage } },
    },
    ({ actor, query }) => deps.db.read((tx) => listJournal(tx, actor, query)),
  );
  app.get(
    '/ledger/export',
    { config: read, schema: { summary: '导出腾笼账', querystring: JournalExportQuery } },
    async ({ actor, query }, reply) => {
      const { spec, fileName } = await exportLedger(deps, actor, query);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
  app.get(
    '/ledger/check',
    { config: transfer, schema: { summary: '腾笼账对账', response: { 200: LedgerCheck } } },
    () => deps.db.read((tx) => checkBooks(tx, (inner) => deps.replayEntries(inner, today()))),
  );
  app.post(
    '/ledger/settlement',
    { config: transfer, schema: { summary: '按条目补记', response: { 200: LedgerCheck } } },
    ({ actor }) =>
      deps.db.transaction(async (tx) => {
        const loaded = await getLedger(tx);
        const entries = { all: true, read: (inner: Tx) => deps.replayEntries(inner, today()) };
        const at = deps.clock.now();
        const settling = { actor, on: today(), at, occasion: '按条目补记' };
        const changed = await settleBooks(tx, loaded, entries, settling);
        await recordAudit(tx, { actor, action: 'ledger.settled', subject: 'ledger', at, after: { changed } });
        return checkBooks(tx, (inner) => deps.replayEntries(inner, today()));
      }),
  );
  app.post(
    '/ledger/transfers',
    { config: transfer, schema: { summary: '提出调剂或核定', body: NewTransfer, ...overview } },
    ({ actor, body }) =>
      actAndShow(
        deps,
        (within) => proposeTransfer(within, actor, body),
        (tx) => describeLedger(tx, actor, today()),
      ),
  );
  app.post(
    '/ledger/transfers/:id/confirmation',
    { config: transfer, schema: { summary: '确认调剂或核定', params: TransferId, ...overview } },
    ({ actor, params }) =>
      actAndShow(
        deps,
        (within) => confirmTransfer(within, actor, params.id),
        (tx) => describeLedger(tx, actor, today()),
      ),
  );
  app.post(
    '/ledger/transfers/:id/withdrawal',
    { config: transfer, schema: { summary: '撤回调剂或核定', params: TransferId, ...overview } },
    ({ actor, params }) =>
      actAndShow(
        deps,
        (within) => withdrawTransfer(within, actor, params.id),
        (tx) => describeLedger(tx, actor, today()),
      ),
  );
};
