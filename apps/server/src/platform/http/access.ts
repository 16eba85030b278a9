import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../actor/index.ts';
import { Problem } from '../problem/index.ts';
import { isSameOrigin } from './same-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in. On a public route nobody may be: then reading it answers 401. */
    readonly actor: Actor;
    /** Who is signed in, if anybody. */
    currentActor: Actor | undefined;
  }
}

/** Finds who a request belongs to; the identity module provides it, so that the platform knows no module. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | undefined>;

const DUTIES = { password: 'PASSWORD_CHANGE_DUE', factor: 'SECOND_FACTOR_DUE' } as const;

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Decides before the body is read: is the request from our own pages, is somebody signed in, may they.
 * @throws Problem CROSS_SITE_REQUEST, NOT_SIGNED_IN, NOT_ALLOWED, PASSWORD_CHANGE_DUE, SECOND_FACTOR_DUE
 */
export function guardAccess(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('currentActor', undefined);
  app.decorateRequest('actor', {
    getter(this: FastifyRequest): Actor {
      if (!this.currentActor) throw new Problem('NOT_SIGNED_IN');
      return this.currentActor;
    },
  });
  app.addHook('onRequest', async (request) => {
    if (UNSAFE.has(request.method) && !isSameOrigin(request.headers, request.host)) {
      throw new Problem('CROSS_SITE_REQUEST');
    }
    const { permission } = request.routeOptions.config;
    if (!permission) return;
    request.currentActor = await authenticate(request);
    if (!request.actor.permissions.has(permission)) {
      throw new Problem('NOT_ALLOWED', { context: { permission } });
    }
    const { duty } = request.actor;
    if (duty !== undefined && permission !== 'session.own') throw new Problem(DUTIES[duty]);
  });
}
