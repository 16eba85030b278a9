import { eq } from 'drizzle-orm';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { recordAudit } from '../../platform/audit/index.ts';
import type { IdentityDeps, SingleSignOn } from './deps.ts';
import { hasHandedOver } from './deputies.ts';
import { openSession } from './session-store.ts';
import { users } from './tables.ts';
import { actorOf, isAdministrator } from './users.ts';

/** What a browser keeps between leaving for the provider and coming back. */
export const SsoFlow = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type SsoFlow = z.infer<typeof SsoFlow>;

const stranger = { userId: undefined, account: '（没有绑定的账号）', displayName: '' };

const callbackOf = ({ publicUrl }: SingleSignOn): string =>
  new URL('/api/session/sso/callback', publicUrl).href;

/** Asks the provider what it offers; over plain HTTP only where the installation itself names such an address. */
const discover = ({ issuer, clientId, clientSecret }: SingleSignOn): Promise<oidc.Configuration> =>
  oidc.discovery(
    new URL(issuer),
    clientId,
    clientSecret,
    undefined,
    issuer.startsWith('http://') ? { execute: [oidc.allowInsecureRequests] } : undefined,
  );

/** Where to send somebody who wants to sign in there, and what their browser keeps meanwhile. */
export async function startSingleSignOn(sso: SingleSignOn): Promise<{ url: string; flow: SsoFlow }> {
  const config = await discover(sso);
  const flow = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callbackOf(sso),
    scope: 'openid profile',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, flow };
}

/** Who came back, as the provider calls them. @throws whatever the library refuses an answer for */
async function whoCameBack(sso: SingleSignOn, query: string, flow: SsoFlow): Promise<string | undefined> {
  const config = await discover(sso);
  const tokens = await oidc.authorizationCodeGrant(config, new URL(`${callbackOf(sso)}${query}`), {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
  });
  const claim = tokens.claims()?.[sso.claim];
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

export type SsoOutcome =
  | { readonly kind: 'signed-in'; readonly token: string }
  /** `unlinked`: no account that may sign in so; `failed`: the provider's answer was not accepted. */
  | { readonly kind: 'refused'; readonly why: 'unlinked' | 'failed' };

/**
 * Signs in whoever the provider vouches for, if an account was tied to them beforehand: nobody is created. Accounts with
 * a second factor and administrators sign in with that, not here.
 */
export async function finishSingleSignOn(
  { db, clock, log, sessionPolicy }: IdentityDeps,
  sso: SingleSignOn,
  query: string,
  flow: SsoFlow,
  address: string,
): Promise<SsoOutcome> {
  const subject = await whoCameBack(sso, query, flow).catch((error: unknown) => {
    log.warn({ err: error }, 'single sign-on refused');
    return null;
  });
  if (subject === null) return { kind: 'refused', why: 'failed' };
  const at = clock.now();
  const source = { address, by: '单点登录' };
  return db.transaction(async (tx): Promise<SsoOutcome> => {
    const [user] =
      subject === undefined ? [] : await tx.orm.select().from(users).where(eq(users.ssoSubject, subject));
    const open =
      user !== undefined &&
      user.disabledAt === null &&
      user.factorConfirmedAt === null &&
      !isAdministrator(user) &&
      !(await hasHandedOver(tx, user.id, clock.today()));
    const actor = user ? actorOf(user) : stranger;
    if (!open) {
      await recordAudit(tx, { actor, action: 'session.refused', subject: user?.id ?? 'unknown', at, source });
      return { kind: 'refused', why: 'unlinked' };
    }
    await tx.orm.update(users).set({ lastSignedInAt: at.toISOString() }).where(eq(users.id, user.id));
    await recordAudit(tx, { actor, action: 'session.opened', subject: user.id, at, source });
    return { kind: 'signed-in', token: await openSession(tx, user.id, sessionPolicy, at) };
  });
}
