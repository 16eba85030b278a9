import swagger from '@fastify/swagger';
import { permissions } from '@tenglong/contracts/identity';
import { ProblemBody } from '@tenglong/contracts/problem';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { renderApiPage } from './api-page.ts';

/** OpenAPI 3.1 at `/api/docs/json` with `x-permission` on every operation, and a page to read at `/api/docs`; for whoever is signed in. */
export async function registerApiDocument(app: FastifyInstance): Promise<void> {
  app.addHook('onRoute', (route: RouteOptions) => {
    if (route.schema) {
      route.schema.response = { '4xx': ProblemBody, '5xx': ProblemBody, ...Object(route.schema.response) };
    }
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '腾笼 接口',
        version: '0.1.0',
        description: '金额、面积等精确数以十进制文字传送；日期为 Asia/Shanghai 的日历日。',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tenglong_session' } },
      },
    },
    transform: (document) => {
      const { schema, url } = jsonSchemaTransform(document);
      const { permission } = document.route.config ?? {};
      return {
        url,
        schema: permission
          ? {
              ...schema,
              'x-permission': permission,
              'x-permission-title': permissions[permission],
              security: [{ session: [] }],
            }
          : { ...schema, 'x-permission': null, security: [] },
      };
    },
  });
  app.register(async (docs) => {
    // It holds no data, and tells nobody outside what there is to be asked for.
    const config = { permission: 'session.own', rateLimit: {} } as const;
    docs.get('/api/docs/json', { config, schema: { hide: true } }, async () => app.swagger());
    docs.get('/api/docs', { config, schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(renderApiPage(app.swagger())),
    );
  });
}
