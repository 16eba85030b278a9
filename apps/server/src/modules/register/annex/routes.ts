import { wholeNumber } from '@tenglong/contracts/page';
import { AnnexHomecoming, AnnexTake, AnnexTaken, ListMatrix, ListPage } from '@tenglong/contracts/register';
import { z } from 'zod';
import { type Routes, receiveFile, sendWorkbook } from '../../../platform/http/index.ts';
import type { RegisterDeps } from '../deps.ts';
import { describeListPage, describeMatrix } from '../list-matrix.ts';
import { compareAnnex } from './compare-annex.ts';
import { exportLists } from './export-lists.ts';
import { takeAnnex } from './take-annex.ts';

const ListNumber = z.object({ number: wholeNumber(1, 99) });

/** The lists of the annex: by unit, one by one, out as a workbook and home again. */
export const annexRoutes: Routes<RegisterDeps> = async (app, { deps }) => {
  const overview = { permission: 'register.overview' } as const;
  const today = () => deps.clock.today();
  app.get(
    '/lists',
    { config: overview, schema: { summary: '各张清单的任务和完成', response: { 200: ListMatrix } } },
    ({ actor }) => deps.db.read((tx) => describeMatrix(tx, actor, today())),
  );
  app.get(
    '/lists/export',
    { config: overview, schema: { summary: '导出各张清单' } },
    async ({ actor }, reply) => {
      const { spec, fileName } = await exportLists(deps, actor, undefined);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
  app.post(
    '/lists/homecoming',
    {
      config: { permission: 'plan.rule', form: z.object({}) },
      schema: { summary: '对照改好的附件清单', response: { 200: AnnexHomecoming } },
    },
    async (request) => {
      const file = await receiveFile(request);
      try {
        const sheets = await deps.readSheets(file.path, file.name);
        return await deps.db.read((tx) => compareAnnex(tx, file.name, sheets));
      } finally {
        await file.dispose();
      }
    },
  );
  app.post(
    '/lists/homecoming/take',
    {
      config: { permission: 'plan.rule' },
      schema: { summary: '采纳改好的附件清单', body: AnnexTake, response: { 200: AnnexTaken } },
    },
    ({ actor, body }) => takeAnnex(deps, actor, body),
  );
  app.get(
    '/lists/:number',
    { config: overview, schema: { summary: '附件清单', params: ListNumber, response: { 200: ListPage } } },
    ({ actor, params }) => deps.db.read((tx) => describeListPage(tx, actor, params.number, today())),
  );
  app.get(
    '/lists/:number/export',
    { config: overview, schema: { summary: '导出附件清单', params: ListNumber } },
    async ({ actor, params }, reply) => {
      const { spec, fileName } = await exportLists(deps, actor, params.number);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
};
