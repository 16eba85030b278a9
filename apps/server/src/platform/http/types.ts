import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../deps.ts';

/** A module's routes: `export const planRoutes: Routes = async (app, { deps }) => { app.get(…) }`. */
export type Routes<D extends Deps = Deps> = FastifyPluginAsyncZod<{ deps: D }>;
