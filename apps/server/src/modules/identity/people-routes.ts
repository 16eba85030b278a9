import {
  GrantRole,
  LinkSso,
  MadePassword,
  NewDeputy,
  NewPerson,
  People,
  ResetPassword,
  UsePerson,
} from '@tenglong/contracts/identity';
import { z } from 'zod';
import type { Routes } from '../../platform/http/index.ts';
import type { IdentityDeps } from './deps.ts';
import { addDeputy, endDeputy } from './deputies.ts';
import { grantRole } from './grant-role.ts';
import { listPeople } from './list-people.ts';
import { addPerson, linkPerson, resetPassword, unlockPerson, usePerson } from './manage-person.ts';

const PersonId = z.object({ id: z.uuid() });

/** 人员权限: the system administrator makes and closes accounts, the security administrator says what they may. */
export const peopleRoutes: Routes<IdentityDeps> = async (app, { deps }) => {
  const manage = { permission: 'identity.manage' } as const;
  const grant = { permission: 'identity.grant' } as const;
  app.get(
    '/people',
    {
      config: { permission: 'identity.read' },
      schema: { summary: '人员与权限', response: { 200: People } },
    },
    () => listPeople(deps),
  );
  app.post(
    '/people',
    { config: manage, schema: { summary: '建立账号', body: NewPerson, response: { 200: MadePassword } } },
    ({ actor, body }) => addPerson(deps, actor, body),
  );
  app.post(
    '/people/:id/password',
    {
      config: manage,
      schema: { summary: '重置密码', params: PersonId, body: ResetPassword, response: { 200: MadePassword } },
    },
    ({ actor, params, body }) => resetPassword(deps, actor, params.id, body),
  );
  app.put(
    '/people/:id/use',
    {
      config: manage,
      schema: { summary: '停用、启用账号', params: PersonId, body: UsePerson, response: { 204: z.null() } },
    },
    async ({ actor, params, body }, reply) => {
      await usePerson(deps, actor, params.id, body.disabled);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/people/:id/unlock',
    { config: manage, schema: { summary: '解除锁定', params: PersonId, response: { 204: z.null() } } },
    async ({ actor, params }, reply) => {
      await unlockPerson(deps, actor, params.id);
      return reply.status(204).send(null);
    },
  );
  app.put(
    '/people/:id/role',
    {
      config: grant,
      schema: { summary: '授予岗位与范围', params: PersonId, body: GrantRole, response: { 204: z.null() } },
    },
    async ({ actor, params, body }, reply) => {
      await grantRole(deps, actor, params.id, body);
      return reply.status(204).send(null);
    },
  );
  app.put(
    '/people/:id/sso',
    {
      config: grant,
      schema: { summary: '绑定单点登录', params: PersonId, body: LinkSso, response: { 204: z.null() } },
    },
    async ({ actor, params, body }, reply) => {
      await linkPerson(deps, actor, params.id, body);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/people/:id/deputies',
    {
      config: grant,
      schema: { summary: '安排代理、交接', params: PersonId, body: NewDeputy, response: { 204: z.null() } },
    },
    async ({ actor, params, body }, reply) => {
      await addDeputy(deps, actor, params.id, body);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/people/deputies/:id',
    { config: grant, schema: { summary: '结束代理、交接', params: PersonId, response: { 204: z.null() } } },
    async ({ actor, params }, reply) => {
      await endDeputy(deps, actor, params.id);
      return reply.status(204).send(null);
    },
  );
};
