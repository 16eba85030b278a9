import {
  ActFor,
  ChangePassword,
  FactorCode,
  FactorOffer,
  RecoveryCodes,
  Session,
  SignIn,
  Welcome,
} from '@tenglong/contracts/identity';
import { z } from 'zod';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { actFor } from './act-for.ts';
import { changePassword } from './change-password.ts';
import type { IdentityDeps } from './deps.ts';
import { describeSession } from './describe-session.ts';
import { confirmFactor, offerFactor } from './second-factor.ts';
import { setSessionCookie } from './session-cookie.ts';
import { closeSession, SESSION_COOKIE } from './session-store.ts';
import { signIn } from './sign-in.ts';
import { actorOf, dutyOf } from './users.ts';

export const identityRoutes: Routes<IdentityDeps> = async (app, { deps }) => {
  app.get(
    '/county',
    {
      config: { public: 'the sign-in page says whose platform this is', rateLimit: {} },
      schema: { summary: '本平台', response: { 200: Welcome } },
    },
    async () => {
      const { name, planTitle } = await deps.db.read(deps.county);
      return { name, planTitle, singleSignOn: deps.singleSignOn?.title ?? null };
    },
  );
  app.post(
    '/session',
    {
      config: {
        public: 'this is where one signs in',
        rateLimit: { max: deps.sessionPolicy.signInsPerMinute, timeWindow: '1 minute' },
      },
      schema: { summary: '登录', body: SignIn, response: { 200: Session } },
    },
    async (request, reply) => {
      const presentedToken = request.cookies[SESSION_COOKIE];
      const { token, user } = await signIn(deps, request.body, { address: request.ip, presentedToken });
      setSessionCookie(request, reply, token);
      const duty = dutyOf(user, deps.sessionPolicy, deps.clock.now());
      return describeSession(deps, { ...actorOf(user), duty });
    },
  );
  app.get(
    '/session',
    {
      config: { permission: 'session.own' },
      schema: { summary: '当前登录状态', response: { 200: Session } },
    },
    ({ actor }) => describeSession(deps, actor),
  );
  app.delete(
    '/session',
    { config: { permission: 'session.own' }, schema: { summary: '退出登录', response: { 204: z.null() } } },
    async ({ actor, cookies }, reply) => {
      await deps.db.transaction(async (tx) => {
        await closeSession(tx, cookies[SESSION_COOKIE] ?? '');
        const at = deps.clock.now();
        await recordAudit(tx, { actor, action: 'session.closed', subject: actor.account, at });
      });
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).status(204).send(null);
    },
  );
  app.post(
    '/session/password',
    {
      config: { permission: 'session.own' },
      schema: { summary: '修改本人密码', body: ChangePassword, response: { 204: z.null() } },
    },
    async (request, reply) => {
      setSessionCookie(request, reply, await changePassword(deps, request.actor, request.body));
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/session/acting',
    {
      config: { permission: 'session.own' },
      schema: { summary: '切换代理身份', body: ActFor, response: { 204: z.null() } },
    },
    async ({ actor, body, cookies }, reply) => {
      await actFor(deps, actor, cookies[SESSION_COOKIE] ?? '', body.userId);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/session/factor',
    {
      config: { permission: 'session.own' },
      schema: { summary: '取绑定动态口令的二维码', response: { 200: FactorOffer } },
    },
    ({ actor }) => offerFactor(deps, actor),
  );
  app.post(
    '/session/factor/confirmation',
    {
      config: { permission: 'session.own' },
      schema: { summary: '绑定动态口令', body: FactorCode, response: { 200: RecoveryCodes } },
    },
    async ({ actor, body }) => ({ codes: await confirmFactor(deps, actor, body.code) }),
  );
};
