import { Readable } from 'node:stream';
import { wholeNumber } from '@tenglong/contracts/page';
import {
  NewSpotCheck,
  SpotCheckDetail,
  SpotCheckDrawing,
  SpotCheckFinding,
  SpotCheckList,
  SpotCheckPopulation,
  SpotCheckVoid,
} from '@tenglong/contracts/register';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { actAndShow, checkInput, type Routes, receiveFile, sendFile } from '../../../platform/http/index.ts';
import { describeCheck, describeChecks, describePopulation } from './describe-check.ts';
import { drawCheck } from './draw-check.ts';
import { judgeItem } from './judge-item.ts';
import { openProof } from './open-proof.ts';
import { publishCheck, voidCheck } from './publish-check.ts';

const CheckNumber = z.object({ number: wholeNumber(1, 999_999) });
const ItemId = CheckNumber.extend({ entry: z.uuid() });

/** 抽查: published, drawn, judged by the inspectors; read by whoever works on the campaign. */
export const spotCheckRoutes: Routes<Deps> = async (app, { deps }) => {
  const read = { permission: 'spotCheck.read' } as const;
  const run = { permission: 'spotCheck.run' } as const;
  const today = () => deps.clock.today();
  const detail = { response: { 200: SpotCheckDetail } };

  app.get(
    '/spot-checks',
    { config: read, schema: { summary: '抽查', response: { 200: SpotCheckList } } },
    ({ actor }) => deps.db.read((tx) => describeChecks(tx, actor, today())),
  );
  app.post(
    '/spot-checks',
    { config: run, schema: { summary: '公布抽查', body: NewSpotCheck, ...detail } },
    ({ actor, body }) =>
      actAndShow(
        deps,
        (within) => publishCheck(within, actor, body),
        (tx, number) => describeCheck(tx, actor, number, today()),
      ),
  );
  app.get(
    '/spot-checks/:number',
    { config: read, schema: { summary: '一次抽查', params: CheckNumber, ...detail } },
    ({ actor, params }) => deps.db.read((tx) => describeCheck(tx, actor, params.number, today())),
  );
  app.get(
    '/spot-checks/:number/population',
    {
      config: read,
      schema: { summary: '抽查的抽取范围', params: CheckNumber, response: { 200: SpotCheckPopulation } },
    },
    ({ params }) => deps.db.read((tx) => describePopulation(tx, params.number)),
  );
  app.post(
    '/spot-checks/:number/drawing',
    { config: run, schema: { summary: '抽取', params: CheckNumber, body: SpotCheckDrawing, ...detail } },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => drawCheck(within, actor, params.number, body),
        (tx) => describeCheck(tx, actor, params.number, today()),
      ),
  );
  app.post(
    '/spot-checks/:number/void',
    { config: run, schema: { summary: '作废抽查', params: CheckNumber, body: SpotCheckVoid, ...detail } },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => voidCheck(within, actor, params.number, body),
        (tx) => describeCheck(tx, actor, params.number, today()),
      ),
  );
  app.post(
    '/spot-checks/:number/items/:entry/result',
    {
      config: { ...run, form: SpotCheckFinding },
      schema: { summary: '记录抽查结论', params: ItemId, ...detail },
    },
    async (request) => {
      const { actor, params } = request;
      const file = await receiveFile(request);
      try {
        const finding = checkInput(SpotCheckFinding, file.fields);
        const show = (tx: Tx) => describeCheck(tx, actor, params.number, today());
        return await judgeItem(deps, actor, params.number, params.entry, finding, file, show);
      } finally {
        await file.dispose();
      }
    },
  );
  app.get(
    '/spot-checks/:number/items/:entry/proof',
    {
      config: { ...read, reading: { action: 'spotCheck.proofOpened', subject: 'entry' } },
      schema: { summary: '下载抽查材料', params: ItemId },
    },
    async ({ actor, params }, reply) => {
      const { name, bytes } = await openProof(deps, actor, params.number, params.entry);
      return sendFile(reply, { name, type: 'application/octet-stream', content: Readable.from(bytes) });
    },
  );
};
