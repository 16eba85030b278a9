import type { AuditAction } from '@tenglong/contracts/audit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { readingLog } from './reading-log.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route shows a dossier, or a part of one: every answer is a row of the audit. */
    reading?: {
      readonly action: AuditAction;
      /** The parameter of the path that names whose it is. */
      readonly subject: string;
    };
  }
}

/** Of a path; numbers have been read as such. */
const Params = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * Records who was shown a dossier before it is sent: an answer that could not be recorded is not given. The row is
 * committed in the same request, after the answer has been worked out.
 */
export function recordReadings(app: FastifyInstance, deps: Pick<Deps, 'db' | 'clock'>): void {
  const record = readingLog(deps);
  app.addHook('onSend', async (request, reply, payload) => {
    const { reading } = request.routeOptions.config;
    if (!reading || reply.statusCode !== 200) return payload;
    const { [reading.subject]: subject, ...rest } = Params.parse(request.params);
    await record({
      actor: request.actor,
      action: reading.action,
      subject: String(subject ?? ''),
      at: deps.clock.now(),
      source: { address: request.ip, ...rest },
    });
    return payload;
  });
}
