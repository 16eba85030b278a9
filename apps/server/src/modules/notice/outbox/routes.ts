import { AddressBody, OutboxPage, OutboxQuery, OutwardAddress, VoidBody } from '@tenglong/contracts/notice';
import { z } from 'zod';
import type { Deps } from '../../../platform/deps.ts';
import type { Routes } from '../../../platform/http/index.ts';
import { resendMessage, voidMessage } from './decide-message.ts';
import { listOutbox } from './list-outbox.ts';
import type { OutwardDeps } from './outward.ts';
import { listAddresses, setAddress } from './party-addresses.ts';

const MessageId = z.object({ id: z.uuid() });
const Done = z.object({ done: z.literal(true) });

/** 外发台: what left the house, what did not, and what a person decides about it. */
export const outboxRoutes: Routes<Deps & OutwardDeps> = async (app, { deps }) => {
  const config = { permission: 'outbox.manage' } as const;
  app.get(
    '/outbox',
    { config, schema: { summary: '外发台', querystring: OutboxQuery, response: { 200: OutboxPage } } },
    ({ query }) => deps.db.read((tx) => listOutbox(tx, query, deps.outward)),
  );
  app.post(
    '/outbox/:id/resend',
    { config, schema: { summary: '重发', params: MessageId, response: { 200: Done } } },
    async ({ actor, params }) => {
      await resendMessage(deps, actor, params.id);
      return { done: true as const };
    },
  );
  app.post(
    '/outbox/:id/void',
    { config, schema: { summary: '作废', params: MessageId, body: VoidBody, response: { 200: Done } } },
    async ({ actor, params, body }) => {
      await voidMessage(deps, actor, params.id, body.reason);
      return { done: true as const };
    },
  );
  app.get(
    '/outbox/addresses',
    { config, schema: { summary: '外发邮箱', response: { 200: z.array(OutwardAddress) } } },
    () => deps.db.read(listAddresses),
  );
  app.put(
    '/outbox/addresses',
    {
      config,
      schema: { summary: '设置外发邮箱', body: AddressBody, response: { 200: z.array(OutwardAddress) } },
    },
    ({ actor, body }) => setAddress(deps, actor, body),
  );
};
