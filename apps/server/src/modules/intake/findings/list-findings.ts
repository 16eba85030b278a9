import type { Finding, FindingPage, FindingQuery } from '@tenglong/contracts/intake';
import { departmentNames, type Plan } from '@tenglong/domain/plan';
import { add, decimal, subtract, toFloat, toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { factDictionary } from '../../enterprise/index.ts';
import { getActivePlan } from '../../plan/index.ts';
import type { IntakeDeps } from '../deps.ts';
import { addEffects } from './add-effects.ts';
import { composeDisagreement } from './compose-disagreement.ts';
import { type FindingKey, type KeyQuery, listFindingKeys } from './list-keys.ts';
import { listSides } from './list-sides.ts';

interface Made {
  readonly findingId: string;
  readonly choice: string;
  readonly said: string;
  readonly seen: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
}

/** What a ruling may be made of; what it did is worked out when it is shown. */
export interface LoadedFinding extends Omit<Finding, 'ruling' | 'earlier'> {
  /** The figures as a person sees them, to notice later that they moved. */
  readonly seen: readonly string[];
  readonly fact: string;
  readonly factTitle: string;
  /** Per choice what it decides; `undefined` for one that changes nothing. */
  readonly decides: ReadonlyMap<string, Decision>;
}

export interface Decision {
  readonly source?: { readonly datasetId: string; readonly sender: string };
  readonly deltas?: readonly { readonly creditCode: string; readonly fact: string; readonly delta: string }[];
}

const fillNames = (text: string, names: readonly string[]): string =>
  text.replace(/\{(\d+)\}/g, (_all, at: string) => `“${names[Number(at)] ?? ''}”`);

/** By how much a value is above or below the first, in percent with one decimal. */
function difference(first: string | null | undefined, value: string | null): string {
  if (first == null || value === null) return '';
  const base = toFloat(decimal(first));
  if (base === 0) return '';
  const share = (toFloat(subtract(decimal(value), decimal(first))) / Math.abs(base)) * 100;
  return `${share > 0 ? '+' : ''}${share.toFixed(1)}`;
}

interface Facts {
  readonly names: ReadonlyMap<string, string>;
  readonly batches: ReadonlyMap<string, { readonly file: string; readonly department: string }>;
  /** `code year fact` → value in force. */
  readonly held: ReadonlyMap<string, string | null>;
}

/** Names, files and figures in force of everything that findings speak of, in three queries. */
async function loadFacts(
  tx: Tx,
  codes: readonly string[],
  batchIds: readonly string[],
  years: readonly number[],
): Promise<Facts> {
  const names = await tx.rows<{ code: string; name: string }>(
    sql`select credit_code as code, name from enterprises where credit_code = any(${sql.param([...codes])}::text[])`,
  );
  const batches = await tx.rows<{ id: string; file: string; department: string }>(
    sql`select id, file_name as file, coalesce(department, '') as department from batches
      where id = any(${sql.param([...batchIds])}::uuid[])`,
  );
  const held = await tx.rows<{ code: string; year: number; fact: string; value: string | null }>(sql`
    select y.credit_code as code, y.year, k.fact, y.facts[k.slot] as value from enterprise_years y cross join fact_slots k
    where y.credit_code = any(${sql.param([...codes])}::text[]) and y.year = any(${sql.param([...years])}::int[])`);
  return {
    names: new Map(names.map(({ code, name }) => [code, name])),
    batches: new Map(batches.map(({ id, ...batch }) => [id, batch])),
    held: new Map(held.map(({ code, year, fact, value }) => [`${code} ${year} ${fact}`, value])),
  };
}

function composeAcross(key: FindingKey, plan: Plan, { names, batches, held }: Facts): LoadedFinding {
  const { body } = key;
  if (!body) throw new RangeError(`finding ${key.id} has no body`);
  const dictionary = factDictionary(plan);
  const nameOf = (code: string) => names.get(code) ?? code;
  const own = body.sources.map(({ creditCode }) => nameOf(creditCode));
  const [first] = body.sources;
  return {
    id: key.id,
    kind: key.kind,
    year: key.year,
    fact: body.fact,
    factTitle: dictionary.find(({ id }) => id === body.fact)?.title ?? body.fact,
    title: body.title,
    text: fillNames(body.text, own),
    remedy: body.remedy,
    unit: body.unit,
    decimals: dictionary.find(({ id }) => id === body.fact)?.decimals ?? 2,
    sources: body.sources.map((source) => ({
      department: batches.get(source.batchId)?.department ?? '',
      creditCode: source.creditCode,
      name: nameOf(source.creditCode),
      batchId: source.batchId,
      file: batches.get(source.batchId)?.file ?? '',
      sheet: source.sheet,
      cells: source.cells,
      raw: source.raw,
      value: source.value,
      differs: source === first ? '' : difference(first?.value, source.value),
    })),
    inForce: '裁定前照各家所报计入',
    choices: body.choices.map(({ id, label, changes }) => ({
      id,
      label: fillNames(label, own),
      changes: changes.map(({ creditCode, fact, delta }) => {
        const head = dictionary.find((one) => one.id === fact);
        const from = held.get(`${creditCode} ${key.year} ${fact}`) ?? null;
        const to = from === null ? null : add(decimal(from), decimal(delta));
        return {
          creditCode,
          name: nameOf(creditCode),
          fact,
          title: head?.title ?? fact,
          unit: head?.unit ?? '',
          from,
          to: to && (toPlainDecimal(to) ?? null),
        };
      }),
      effects: [],
      othersMoved: 0,
    })),
    seen: body.sources.map(({ creditCode, value }) => `${creditCode}=${value ?? ''}`),
    decides: new Map(body.choices.map(({ id, changes }) => [id, { deltas: changes }])),
  };
}

const listMade = (tx: Tx, ids: readonly string[]) =>
  tx.rows<Made>(sql`
    select finding_id as "findingId", choice, said, seen, reason, made_by as by, made_at as at,
      withdrawn_at as "withdrawnAt", withdrawn_by as "withdrawnBy", withdrawn_reason as "withdrawnReason"
    from finding_rulings where finding_id = any(${sql.param([...ids])}::text[]) order by made_at desc`);

/** Findings by their keys, with what each choice would change; effects come after. */
export async function loadFindings(
  tx: Tx,
  keys: readonly FindingKey[],
  plan: Plan,
): Promise<LoadedFinding[]> {
  const disagreements = keys.flatMap(({ creditCode, fact, year }) =>
    creditCode !== null && fact !== null ? [{ creditCode, fact, year }] : [],
  );
  const sides = await listSides(tx, disagreements);
  const sources = keys.flatMap(({ body }) => body?.sources ?? []);
  const facts = await loadFacts(
    tx,
    [...sides, ...sources].map(({ creditCode }) => creditCode),
    sources.flatMap(({ batchId }) => (batchId === '' ? [] : [batchId])),
    keys.map(({ year }) => year),
  );
  const leads = new Map(plan.facts?.facts.map((one) => [one.id, one]));
  return keys.map((key) => {
    if (key.body) return composeAcross(key, plan, facts);
    const lead = leads.get(key.fact ?? '');
    const own = sides.filter(
      ({ creditCode, year, fact }) => creditCode === key.creditCode && year === key.year && fact === key.fact,
    );
    return composeDisagreement(key, own, {
      name: facts.names.get(key.creditCode ?? '') ?? '',
      held: facts.held.get(`${key.creditCode} ${key.year} ${key.fact}`) ?? null,
      head: factDictionary(plan).find(({ id }) => id === key.fact),
      lead: lead?.disputed === 'lead' ? departmentNames(plan, [lead.department]) : undefined,
      difference,
    });
  });
}

/** 待裁定: every finding side by side, what each way of deciding would do, and what was decided. */
export async function listFindings(
  deps: IntakeDeps,
  tx: Tx,
  scope: Scope,
  query: FindingQuery | (KeyQuery & { readonly id: string }),
): Promise<FindingPage> {
  const { plan } = await getActivePlan(tx);
  const { keys, counts } = await listFindingKeys(tx, scope, query);
  const loaded = await loadFindings(tx, keys, plan);
  const made = await listMade(
    tx,
    keys.map(({ id }) => id),
  );
  const open = new Set(keys.flatMap(({ id, rulingId }) => (rulingId === null ? [id] : [])));
  const effects = await addEffects(
    deps,
    tx,
    loaded.filter(({ id }) => open.has(id)),
  );
  const rows = loaded.map(
    ({ seen, fact: _fact, factTitle: _factTitle, decides: _decides, ...finding }): Finding => {
      const own = made.filter(({ findingId }) => findingId === finding.id);
      const standing = own.find(({ withdrawnAt }) => withdrawnAt === null);
      return {
        ...finding,
        choices: standing
          ? finding.choices.map((choice) => ({ ...choice, changes: [] }))
          : (effects.get(finding.id) ?? finding.choices),
        ruling: standing
          ? {
              said: standing.said,
              reason: standing.reason,
              by: standing.by,
              at: standing.at,
              moved: standing.seen.join('\n') !== seen.join('\n'),
            }
          : null,
        earlier: own
          .filter(({ withdrawnAt }) => withdrawnAt !== null)
          .map(({ said, reason, by, at, withdrawnBy, withdrawnReason }) => ({
            said,
            reason,
            by,
            at,
            withdrawn: `${withdrawnBy ?? ''}：${withdrawnReason ?? ''}`,
          })),
      };
    },
  );
  const total =
    query.state === 'open'
      ? counts.open
      : query.state === 'ruled'
        ? counts.ruled
        : counts.open + counts.ruled;
  return { rows, total, page: query.page, size: query.size, counts };
}
