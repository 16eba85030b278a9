import {
  BulkAsk,
  BulkDone,
  BulkMove,
  BulkPreview,
  CalendarQuery,
  EntryBoard,
  EntryCalendar,
  EntryExportQuery,
  EntryFilter,
  EntryPage,
  EntryQuery,
  EntrySums,
  Homecoming,
  HomecomingTake,
  HomecomingTaken,
} from '@tenglong/contracts/register';
import { z } from 'zod';
import { type Routes, receiveFile, sendWorkbook } from '../../platform/http/index.ts';
import { compareHomecoming } from './compare-homecoming.ts';
import type { RegisterDeps } from './deps.ts';
import { exportEntries } from './export-entries.ts';
import { listEntries } from './list-entries.ts';
import { moveTogether } from './move-together.ts';
import { previewBulk } from './preview-bulk.ts';
import { showBoard } from './show-board.ts';
import { showCalendar } from './show-calendar.ts';
import { sumEntries } from './sum-entries.ts';
import { takeHomecoming } from './take-homecoming.ts';

const RegisterId = z.object({ register: z.string().max(64) });

/** What is asked of a whole list: its entries, sums, board, calendar and workbook, and what is done to many of them at once. */
export const listRoutes: Routes<RegisterDeps> = async (app, { deps }) => {
  const read = { permission: 'register.read' } as const;
  const act = { permission: 'register.act' } as const;
  const today = () => deps.clock.today();

  app.get(
    '/registers/:register/entries',
    {
      config: read,
      schema: {
        summary: '清单各条',
        params: RegisterId,
        querystring: EntryQuery,
        response: { 200: EntryPage },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => listEntries(tx, actor, params.register, query, today())),
  );
  app.get(
    '/registers/:register/sums',
    {
      config: read,
      schema: {
        summary: '清单合计',
        params: RegisterId,
        querystring: EntryFilter,
        response: { 200: EntrySums },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => sumEntries(tx, actor, params.register, query, today())),
  );
  app.get(
    '/registers/:register/board',
    {
      config: read,
      schema: {
        summary: '清单看板',
        params: RegisterId,
        querystring: EntryFilter,
        response: { 200: EntryBoard },
      },
    },
    ({ actor, params, query }) => deps.db.read((tx) => showBoard(tx, actor, params.register, query, today())),
  );
  app.get(
    '/registers/:register/calendar',
    {
      config: read,
      schema: {
        summary: '清单日历',
        params: RegisterId,
        querystring: CalendarQuery,
        response: { 200: EntryCalendar },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => showCalendar(tx, actor, params.register, query, today())),
  );
  app.get(
    '/registers/:register/export',
    { config: read, schema: { summary: '导出清单', params: RegisterId, querystring: EntryExportQuery } },
    async ({ actor, params, query }, reply) => {
      const { spec, fileName } = await exportEntries(deps, actor, params.register, query);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
  app.post(
    '/registers/:register/bulk/preview',
    {
      config: act,
      schema: {
        summary: '成批办理的影响',
        params: RegisterId,
        body: BulkAsk,
        response: { 200: BulkPreview },
      },
    },
    ({ actor, params, body }) => deps.db.read((tx) => previewBulk(tx, actor, params.register, body, today())),
  );
  app.post(
    '/registers/:register/bulk',
    {
      config: act,
      schema: { summary: '成批办理', params: RegisterId, body: BulkMove, response: { 200: BulkDone } },
    },
    ({ actor, params, body }) => moveTogether(deps, actor, params.register, body),
  );
  app.post(
    '/registers/:register/homecoming',
    {
      config: { ...act, form: z.object({}) },
      schema: { summary: '对照改好的导出表', params: RegisterId, response: { 200: Homecoming } },
    },
    async (request) => {
      const { actor, params } = request;
      const file = await receiveFile(request);
      try {
        const sheets = await deps.readSheets(file.path, file.name);
        return await deps.db.read((tx) => compareHomecoming(tx, actor, params.register, file.name, sheets));
      } finally {
        await file.dispose();
      }
    },
  );
  app.post(
    '/registers/:register/homecoming/take',
    {
      config: act,
      schema: {
        summary: '采纳改好的导出表',
        params: RegisterId,
        body: HomecomingTake,
        response: { 200: HomecomingTaken },
      },
    },
    ({ actor, params, body }) => takeHomecoming(deps, actor, params.register, body),
  );
};
