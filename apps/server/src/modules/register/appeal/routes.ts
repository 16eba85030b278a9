import { wholeNumber } from '@tenglong/contracts/page';
import {
  AppealAsk,
  AppealDesk,
  AppealEffect,
  NewPublication,
  PublicationList,
  PublicationPage,
} from '@tenglong/contracts/register';
import { decimal } from '@tenglong/domain/values';
import { z } from 'zod';
import type { Deps } from '../../../platform/deps.ts';
import { actAndShow, type Routes } from '../../../platform/http/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { getEnterprise, withheldFacts } from '../../enterprise/index.ts';
import { getActivePlan } from '../../plan/index.ts';
import { appealEffect } from './appeal-effect.ts';
import { describeAppeal } from './describe-appeal.ts';
import { describePublications, getPublication, publish } from './publications.ts';
import { describePublication } from './published-rows.ts';

const PublicationNumber = z.object({ number: wholeNumber(1, 999_999) });

/** 公示与申诉: windows to the minute, what a figure would change, and what a ruling rests on. */
export const appealRoutes: Routes<Deps> = async (app, { deps }) => {
  const read = { permission: 'register.read' } as const;
  app.get(
    '/publications',
    { config: read, schema: { summary: '公示与申诉', response: { 200: PublicationList } } },
    ({ actor }) => deps.db.read((tx) => describePublications(tx, actor, deps.clock)),
  );
  app.post(
    '/publications',
    {
      config: { permission: 'publication.open' },
      schema: { summary: '公示', body: NewPublication, response: { 200: PublicationList } },
    },
    ({ actor, body }) =>
      actAndShow(
        deps,
        (within) => publish(within, actor, body),
        (tx) => describePublications(tx, actor, deps.clock),
      ),
  );
  app.get(
    '/publications/:number',
    {
      config: read,
      schema: { summary: '公示的清单', params: PublicationNumber, response: { 200: PublicationPage } },
    },
    ({ actor, params }) => deps.db.read((tx) => describePublication(tx, actor, params.number, deps.clock)),
  );
  app.post(
    '/publications/:number/effect',
    {
      config: { permission: 'register.act' },
      schema: {
        summary: '主张的数的影响',
        params: PublicationNumber,
        body: AppealAsk,
        response: { 200: AppealEffect },
      },
    },
    ({ actor, params, body: { creditCode, fact, value } }) =>
      deps.db.read(async (tx) => {
        await getEnterprise(tx, actor.scope, creditCode);
        const { run_id: runId } = await getPublication(tx, params.number);
        if (runId === null) throw new Problem('RUN_NOT_FOUND');
        const { plan } = await getActivePlan(tx);
        if (withheldFacts(plan, actor.scope).length > 0) throw new Problem('FIGURES_WITHHELD');
        return appealEffect(tx, actor.scope, plan, runId, creditCode, fact, decimal(value));
      }),
  );
  app.get(
    '/entries/:id/appeal',
    {
      config: { ...read, reading: { action: 'register.entryOpened', subject: 'id' } },
      schema: {
        summary: '申诉的依据',
        params: z.object({ id: z.uuid() }),
        response: { 200: AppealDesk },
      },
    },
    ({ actor, params }) => deps.db.read((tx) => describeAppeal(tx, actor, params.id, deps.clock)),
  );
};
