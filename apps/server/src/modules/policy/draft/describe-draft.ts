import type { DraftCard, DraftList, DraftRule, PolicyDraft } from '@tenglong/contracts/policy';
import { diffPlans, type Plan, type PolicyVersion } from '@tenglong/domain/plan';
import { explainPolicy, type PreparedPolicy, preparePolicy } from '@tenglong/domain/policy';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { getActivePlan, policyHash, yamlParts } from '../../plan/index.ts';
import { readyVersion } from '../policy-book.ts';
import { mayDraft } from './draft-rights.ts';
import { type DraftRecord, getDraft, listDrafts, listSteps } from './draft-store.ts';
import { placeWords, valueText } from './edit-words.ts';
import { describePreview } from './list-preview.ts';
import { hadAHand } from './publish-draft.ts';
import { type DraftFiles, readDraft } from './read-draft.ts';

const MOST_DRAFTS = 100;
const MOST_CHANGES = 200;

function cardOf(plan: Plan, { baseHash: _base, ...draft }: DraftRecord): DraftCard {
  const file = plan.policies.find((one) => one.file.id === draft.policy)?.file;
  return { ...draft, policyTitle: file?.title ?? draft.policy, clause: file?.clause ?? '' };
}

/** 政策编辑: drafts of one policy or of all, those to be decided first. Queries: 2. */
export async function describeDrafts(tx: Tx, policy: string | undefined): Promise<DraftList> {
  const { plan } = await getActivePlan(tx);
  return { drafts: (await listDrafts(tx, policy, MOST_DRAFTS)).map((draft) => cardOf(plan, draft)) };
}

const PART_WORDS = {
  when: '适用于',
  requires: '条件',
  gives: '给予',
  caps: '至多',
  sets: '定为',
  quantity: '数量',
} as const;

interface Rules {
  readonly provisions: DraftRule[];
  readonly definitions: DraftRule[];
}

/** The rules in words, as far as they can be said, each beside the text an expert writes. */
function rulesOf({ file }: DraftFiles, text: string, policy: PreparedPolicy | undefined): Rules {
  const words = policy && explainPolicy(policy, file.effective.from);
  const definitions = Object.entries(file.definitions);
  const written = yamlParts(text, [
    ...file.provisions.map((_one, index) => ['provisions', index]),
    ...definitions.map(([name]) => ['definitions', name]),
  ]);
  return {
    provisions: file.provisions.map(({ says, clause, obliges }, index) => ({
      at: ['provisions', index],
      title: says,
      clause,
      parts: [
        ...(words?.provisions[index]?.parts ?? []).map((one) => ({
          part: PART_WORDS[one.part],
          text: one.text,
        })),
        ...(obliges === undefined ? [] : [{ part: '义务', text: obliges }]),
      ],
      yaml: written[index] ?? '',
    })),
    definitions: definitions.map(([name, { label, clause = null }], at) => {
      const said = words?.terms.find((term) => term.label === label)?.text;
      return {
        at: ['definitions', name],
        title: label,
        clause,
        parts: said === undefined ? [] : [{ part: '算法', text: said }],
        yaml: written[file.provisions.length + at] ?? '',
      };
    }),
  };
}

/** `parameters.cap.value`, `provisions[cap].says`, `cases[one].asOf`: the first two steps of a place. */
function headOf(path: string): (string | number)[] {
  const [, head = '', id, key] = /^([^.[]+)(?:\[([^\]]*)\]|\.([^.[]+))?/.exec(path) ?? [];
  return [head, ...(id === undefined ? [] : [id]), ...(key === undefined ? [] : [key])];
}

function changesOf(base: PolicyVersion, before: DraftFiles, after: DraftFiles): PolicyDraft['changes'] {
  const documents = ({ file, cases }: DraftFiles) => [
    { path: 'policy.yaml', value: file },
    { path: 'cases.yaml', value: cases },
  ];
  return diffPlans(
    { documents: documents({ file: base.file, cases: base.cases }) },
    { documents: documents(after) },
  )
    .slice(0, MOST_CHANGES)
    .map(({ file, path, kind, before: old, after: now }) => ({
      place: placeWords(
        kind === 'added' ? after : before,
        file === 'policy.yaml' ? 'policy' : 'cases',
        headOf(path),
      ),
      before: valueText(old),
      after: valueText(now),
    }));
}

/** Applications opened on or after a day that is past: they would be judged anew. */
async function countBackdated(tx: Tx, plan: Plan, draft: DraftRecord, today: string): Promise<number | null> {
  if (draft.from >= today) return null;
  const registers = plan.registers.flatMap(({ file }) => (file.policy?.id === draft.policy ? [file.id] : []));
  const [found] = await tx.rows<{ count: number }>(sql`
    select count(*) as count from register_entries
    where register = any(${sql.param(registers)}::text[]) and opened_on >= ${draft.from}`);
  return found?.count ?? 0;
}

/** `2022 年 1 月 1 日`. */
function wholeDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}

/** Why a reader cannot publish. */
function hindranceOf(
  draft: DraftRecord,
  superseded: boolean,
  own: boolean,
  measured: boolean,
  base: string,
): string | null {
  if (superseded) return '起草之后，这项政策已公布过别的修改，请按现行版本另起草稿';
  if (draft.faults > 0) return `还有 ${draft.faults} 处没有通过，改好才能提交`;
  if (draft.from <= base) return `生效日期还没有改，应晚于现行版本的 ${wholeDay(base)}`;
  if (!measured) return '这一稿还没有测算影响';
  if (draft.status === 'submitted' && own) return '您动过这份草稿，要由另一个人公布';
  return null;
}

/**
 * One draft with everything beside it: its rules in words, what checks and cases say, what it changes, what was done to it.
 * Queries: 8.
 *
 * @throws Problem POLICY_DRAFT_NOT_FOUND, POLICY_NOT_FOUND
 */
export async function describeDraft(tx: Tx, actor: Actor, id: string, today: string): Promise<PolicyDraft> {
  const { plan } = await getActivePlan(tx);
  const draft = await getDraft(tx, id);
  const base = plan.policies.find(({ file }) => file.id === draft.policy);
  if (!base) throw new Problem('POLICY_NOT_FOUND');
  const files = readDraft(draft.policyText, draft.casesText);
  const prepared = preparePolicy(files.file);
  const policy = prepared.kind === 'policy' ? prepared.policy : undefined;
  const { policyText: text, casesText: _cases, report, faults: _faults, ...record } = draft;
  const superseded =
    draft.status !== 'published' && policyHash(plan.documents, draft.policy) !== draft.baseHash;
  const preview = await describePreview(tx, actor.scope, plan, id);
  const own = await hadAHand(tx, actor, draft);
  const before = explainPolicy(readyVersion(base), base.file.effective.until).parameters;
  const baseFrom = base.file.effective.from;
  const hindrance = hindranceOf(draft, superseded, own, preview?.revision === draft.revision, baseFrom);
  const may = mayDraft(plan, actor, base.file.clause);
  const { baseHash: _hash, ...card } = record;
  return {
    ...card,
    policyTitle: base.file.title,
    clause: base.file.clause,
    baseFrom,
    superseded,
    hindrance,
    until: files.file.effective.until,
    outcome: files.file.outcome ?? null,
    backdated: await countBackdated(tx, plan, draft, today),
    file: files.file,
    cases: files.cases,
    before: Object.fromEntries(before.map(({ name, value }) => [name, value])),
    ...rulesOf(files, text, policy),
    faults: [...report.faults],
    results: [...report.results],
    changes: changesOf(base, { file: base.file, cases: base.cases }, files),
    history: (await listSteps(tx, id)).map(({ userId: _user, ...step }) => step).reverse(),
    preview,
    may: { edit: may && draft.status === 'open', publish: may && draft.status === 'submitted' && !own },
  };
}
