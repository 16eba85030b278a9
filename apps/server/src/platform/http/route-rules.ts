import { type Permission, permissions } from '@tenglong/contracts/identity';
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { ZodObject } from 'zod';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. Every route has this, or `public` with the reason why nobody needs to sign in. */
    permission?: Permission;
    public?: string;
    /** Of a route that takes a form with one file: the fields beside the file. */
    form?: ZodObject;
  }
  interface FastifyInstance {
    /** Every route of the product, for the boot check, the API page and the permission tests. */
    routeTable: RouteEntry[];
  }
}

export interface RouteEntry {
  readonly method: string;
  readonly url: string;
  /** `undefined`: open to everybody, for the reason given at the route. */
  readonly permission: Permission | undefined;
  /** Whether every answer is recorded as the reading of a dossier. */
  readonly reading: boolean;
}

/** The route's access rule, or the reason it may not boot. */
function readAccess(route: Pick<RouteOptions, 'config' | 'url' | 'method'>): RouteEntry['permission'] {
  const { permission, public: reason } = route.config ?? {};
  const name = `${String(route.method)} ${route.url}`;
  if (permission && reason) throw new Error(`${name} declares both a permission and public`);
  if (reason) return undefined;
  if (!permission)
    throw new Error(`${name} declares no permission (config.permission, or config.public with a reason)`);
  if (!(permission in permissions)) throw new Error(`${name} asks for the unknown permission ${permission}`);
  return permission;
}

/** Refuses to boot a route without an access rule, and keeps the table of all routes. */
export function watchRoutes(app: FastifyInstance): void {
  const table: RouteEntry[] = [];
  app.decorate('routeTable', table);
  app.addHook('onRoute', (route) => {
    const permission = readAccess(route);
    for (const method of [route.method].flat()) {
      if (method !== 'HEAD' && method !== 'OPTIONS')
        table.push({ method, url: route.url, permission, reading: route.config?.reading !== undefined });
    }
  });
}
