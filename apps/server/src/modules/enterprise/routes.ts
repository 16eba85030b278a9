import {
  Dossier,
  EnterpriseChange,
  EnterprisePage,
  EnterpriseQuery,
  EnterpriseSums,
  FactSource,
  NewAlias,
  NewView,
  SavedView,
  Suggestion,
} from '@tenglong/contracts/enterprise';
import { CreditCode, ExportQuery, Year } from '@tenglong/contracts/page';
import { z } from 'zod';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { type Routes, sendWorkbook } from '../../platform/http/index.ts';
import { describeDossier } from './describe-dossier.ts';
import { describeSource, type FieldTitles } from './describe-source.ts';
import { exportEnterprises } from './export-enterprises.ts';
import type { FactDictionary } from './fact-dictionary.ts';
import { listChanges } from './list-changes.ts';
import { listEnterprises, sumEnterprises } from './list-enterprises.ts';
import { addAlias, withdrawAlias } from './register-alias.ts';
import { deleteView, listViews, saveView } from './saved-views.ts';
import { suggestEnterprises } from './suggest.ts';

/** What the plan in force says that the pages of enterprises need. */
export interface EnterpriseWords {
  readonly dictionary: FactDictionary;
  readonly units: { readonly id: string; readonly name: string }[];
  readonly ruleTitles: ReadonlyMap<string, string>;
  readonly fieldTitles: FieldTitles;
  /** Clauses, tasks and lists that the search box finds besides enterprises. */
  readonly places: readonly { readonly title: string; readonly note: string; readonly href: string }[];
}

export interface EnterpriseDeps extends Deps {
  /** The words for somebody of that scope: the dictionary holds what they may read, and nothing else. */
  readonly enterpriseWords: (tx: Tx, scope: Scope) => Promise<EnterpriseWords>;
}

const Code = z.object({ creditCode: CreditCode });
const MOST_PLACES = 5;

export const enterpriseRoutes: Routes<EnterpriseDeps> = async (app, { deps }) => {
  const config = { permission: 'enterprise.read' } as const;
  app.get(
    '/enterprises',
    {
      config,
      schema: { summary: '企业库', querystring: EnterpriseQuery, response: { 200: EnterprisePage } },
    },
    ({ actor, query }) =>
      deps.db.read(async (tx) =>
        listEnterprises(tx, actor.scope, query, await deps.enterpriseWords(tx, actor.scope)),
      ),
  );
  app.get(
    '/enterprises/sums',
    {
      config,
      schema: { summary: '企业库合计', querystring: EnterpriseQuery, response: { 200: EnterpriseSums } },
    },
    ({ actor, query }) =>
      deps.db.read(async (tx) => {
        const { dictionary } = await deps.enterpriseWords(tx, actor.scope);
        return sumEnterprises(tx, actor.scope, query, dictionary);
      }),
  );
  app.get(
    '/enterprises/export',
    {
      config,
      schema: {
        summary: '导出企业库',
        querystring: EnterpriseQuery.extend(ExportQuery.shape),
      },
    },
    async ({ actor, query }, reply) => {
      const words = await deps.db.read((tx) => deps.enterpriseWords(tx, actor.scope));
      const spec = await exportEnterprises(deps, actor, query, words);
      return sendWorkbook(reply, deps.clock, spec, `企业库-${deps.clock.today()}.xlsx`);
    },
  );
  app.get(
    '/enterprises/suggest',
    {
      config,
      schema: {
        summary: '查找企业、条款、清单',
        querystring: z.object({ q: z.string().trim().max(64) }),
        response: { 200: z.array(Suggestion) },
      },
    },
    ({ actor, query: { q } }) =>
      deps.db.read(async (tx) => {
        const { places } = await deps.enterpriseWords(tx, actor.scope);
        const found = places.filter(({ title, note }) => q !== '' && `${title} ${note}`.includes(q));
        return [
          ...(await suggestEnterprises(tx, actor.scope, q)),
          ...found.slice(0, MOST_PLACES).map((place) => ({ kind: 'clause' as const, ...place })),
        ];
      }),
  );
  app.get(
    '/enterprises/:creditCode',
    {
      config: { ...config, reading: { action: 'enterprise.opened', subject: 'creditCode' } },
      schema: { summary: '一企一档', params: Code, response: { 200: Dossier } },
    },
    ({ actor, params }) =>
      deps.db.read(async (tx) => {
        const { dictionary, ruleTitles } = await deps.enterpriseWords(tx, actor.scope);
        return describeDossier(tx, actor.scope, params.creditCode, dictionary, ruleTitles);
      }),
  );
  app.get(
    '/enterprises/:creditCode/facts/:year/:fact',
    {
      config: { ...config, reading: { action: 'enterprise.sourceOpened', subject: 'creditCode' } },
      schema: {
        summary: '一个数的来源',
        params: Code.extend({ year: Year, fact: z.string().max(64) }),
        response: { 200: FactSource },
      },
    },
    ({ actor, params }) =>
      deps.db.read(async (tx) => {
        const { dictionary, fieldTitles } = await deps.enterpriseWords(tx, actor.scope);
        const fact = dictionary.find(({ id }) => id === params.fact);
        return describeSource(tx, actor.scope, { ...params, fact }, fieldTitles);
      }),
  );
  app.post(
    '/enterprises/:creditCode/aliases',
    {
      config: { permission: 'enterprise.alias' },
      schema: { summary: '登记曾用名、旧代码', params: Code, body: NewAlias, response: { 204: z.null() } },
    },
    async ({ actor, params, body }, reply) => {
      await addAlias(deps, actor, params.creditCode, body);
      return reply.status(204).send(null);
    },
  );
  app.delete(
    '/enterprises/:creditCode/aliases/:id',
    {
      config: { permission: 'enterprise.alias' },
      schema: { summary: '撤回曾用名', params: Code.extend({ id: z.uuid() }), response: { 204: z.null() } },
    },
    async ({ actor, params }, reply) => {
      await withdrawAlias(deps, actor, params.creditCode, params.id);
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/enterprises/:creditCode/changes',
    {
      config: { ...config, reading: { action: 'enterprise.changesOpened', subject: 'creditCode' } },
      schema: { summary: '变更记录', params: Code, response: { 200: z.array(EnterpriseChange) } },
    },
    ({ actor, params }) =>
      deps.db.read(async (tx) => {
        const { dictionary } = await deps.enterpriseWords(tx, actor.scope);
        return listChanges(tx, actor.scope, params.creditCode, dictionary);
      }),
  );
  app.get(
    '/views',
    {
      config,
      schema: {
        summary: '保存的筛选',
        querystring: z.object({ page: z.string().max(64) }),
        response: { 200: z.array(SavedView) },
      },
    },
    ({ actor, query }) => deps.db.read((tx) => listViews(tx, actor, query.page)),
  );
  app.post(
    '/views',
    { config, schema: { summary: '保存筛选', body: NewView, response: { 200: SavedView } } },
    ({ actor, body }) => saveView(deps, actor, body),
  );
  app.delete(
    '/views/:id',
    {
      config,
      schema: { summary: '删除筛选', params: z.object({ id: z.uuid() }), response: { 204: z.null() } },
    },
    async ({ actor, params }, reply) => {
      await deleteView(deps, actor, params.id);
      return reply.status(204).send(null);
    },
  );
};
