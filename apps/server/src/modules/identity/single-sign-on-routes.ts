import type { Routes } from '../../platform/http/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IdentityDeps } from './deps.ts';
import { setSessionCookie } from './session-cookie.ts';
import { finishSingleSignOn, SsoFlow, startSingleSignOn } from './single-sign-on.ts';

const FLOW_COOKIE = 'tenglong_sso';
const FLOW_PATH = '/api/session/sso';
const FLOW_SECONDS = 600;

function readFlow(cookie: string | undefined): SsoFlow | undefined {
  try {
    return SsoFlow.parse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()));
  } catch {
    return undefined;
  }
}

/** Out to the government's single sign-on and back. Both are addresses that a browser opens, so they answer by leading on. */
export const singleSignOnRoutes: Routes<IdentityDeps> = async (app, { deps }) => {
  const rateLimit = { max: deps.sessionPolicy.signInsPerMinute, timeWindow: '1 minute' };
  const config = { public: 'this is where one signs in', rateLimit };
  app.get('/session/sso', { config, schema: { summary: '单点登录' } }, async (request, reply) => {
    if (!deps.singleSignOn) throw new Problem('NOT_FOUND');
    const started = await startSingleSignOn(deps.singleSignOn).catch((error: unknown) => {
      deps.log.warn({ err: error }, 'single sign-on not reached');
      return undefined;
    });
    if (!started) return reply.redirect('/sign-in?sso=failed');
    reply.setCookie(FLOW_COOKIE, Buffer.from(JSON.stringify(started.flow)).toString('base64url'), {
      path: FLOW_PATH,
      maxAge: FLOW_SECONDS,
      httpOnly: true,
      // The way back is a link from another site.
      sameSite: 'lax',
      secure: request.protocol === 'https',
    });
    return reply.redirect(started.url);
  });
  app.get(
    '/session/sso/callback',
    { config, schema: { summary: '单点登录返回' } },
    async (request, reply) => {
      if (!deps.singleSignOn) throw new Problem('NOT_FOUND');
      const flow = readFlow(request.cookies[FLOW_COOKIE]);
      reply.clearCookie(FLOW_COOKIE, { path: FLOW_PATH });
      if (!flow) return reply.redirect('/sign-in?sso=failed');
      const query = new URL(request.url, deps.singleSignOn.publicUrl).search;
      const outcome = await finishSingleSignOn(deps, deps.singleSignOn, query, flow, request.ip);
      if (outcome.kind === 'refused') return reply.redirect(`/sign-in?sso=${outcome.why}`);
      setSessionCookie(request, reply, outcome.token);
      return reply.redirect('/');
    },
  );
};
