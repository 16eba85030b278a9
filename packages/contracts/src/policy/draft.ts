import { z } from 'zod';
import { Grade, PageQuery, pageOf, Year } from '../page/index.ts';

const Reason = z.string().trim().max(400, '理由过长，至多 400 字');
const Place = z
  .array(z.union([z.string().max(100), z.number().int().min(0).max(5000)]))
  .min(1)
  .max(40);

/** One change of a draft: a value put in, put into a list, or taken out; `yaml` for whoever writes the rule itself. */
export const PolicyEdit = z
  .object({
    file: z.enum(['policy', 'cases']),
    do: z.enum(['set', 'insert', 'remove']),
    at: Place,
    value: z.json().optional(),
    yaml: z.string().max(20_000, '这一条过长').optional(),
  })
  .refine((edit) => edit.do === 'remove' || (edit.value === undefined) !== (edit.yaml === undefined), {
    message: '请写 value 或 yaml，只写其一',
  });
export type PolicyEdit = z.infer<typeof PolicyEdit>;

/** POST /api/policies/:id/drafts */
export const BeginDraft = z.object({ purpose: z.string().trim().min(2, '请写明为什么改').max(400) });
export type BeginDraft = z.infer<typeof BeginDraft>;

/** PATCH /api/policy-drafts/:id — changes over the revision that was seen. */
export const EditDraft = z.object({
  revision: z.number().int().min(1),
  edits: z.array(PolicyEdit).min(1).max(60),
  reason: Reason.default(''),
});
export type EditDraft = z.infer<typeof EditDraft>;

/** POST …/submit, …/publish */
export const SeenDraft = z.object({ revision: z.number().int().min(1) });
export type SeenDraft = z.infer<typeof SeenDraft>;
/** POST …/return, …/drop */
export const RefuseDraft = SeenDraft.extend({ reason: Reason.min(2, '请写明理由') });
export type RefuseDraft = z.infer<typeof RefuseDraft>;

export const DRAFT_STATUSES = ['open', 'submitted', 'published', 'dropped'] as const;

export const DraftCard = z.object({
  id: z.string(),
  policy: z.string(),
  policyTitle: z.string(),
  clause: z.string(),
  status: z.enum(DRAFT_STATUSES),
  revision: z.number().int(),
  purpose: z.string(),
  /** The day from which it is to judge. */
  from: z.string(),
  begunAt: z.string(),
  begunBy: z.string(),
  changedAt: z.string(),
  changedBy: z.string(),
  submittedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  faults: z.number().int(),
});
export type DraftCard = z.infer<typeof DraftCard>;

/** GET /api/policy-drafts */
export const DraftList = z.object({ drafts: z.array(DraftCard) });
export type DraftList = z.infer<typeof DraftList>;

export const DraftFault = z.object({
  file: z.enum(['policy', 'cases']),
  path: z.string(),
  message: z.string(),
  remedy: z.string(),
});
export type DraftFault = z.infer<typeof DraftFault>;

const Verdict = z.enum(['eligible', 'ineligible', 'unknown']);

/** A case of the draft: what is expected, and what the draft comes to. */
export const DraftCase = z.object({
  id: z.string(),
  /** Its place among the cases of the file; `null` for one that leaves a fact out. */
  index: z.number().int().nullable(),
  says: z.string(),
  asOf: z.string(),
  expected: z.string(),
  found: z.string(),
  foundVerdict: Verdict.nullable(),
  foundAmountYuan: z.string().nullable(),
  faults: z.array(z.string()),
});
export type DraftCase = z.infer<typeof DraftCase>;

const DraftRule = z.object({
  /** Where it stands in the file. */
  at: Place,
  title: z.string(),
  clause: z.string().nullable(),
  parts: z.array(z.object({ part: z.string(), text: z.string() })),
  yaml: z.string(),
});
export type DraftRule = z.infer<typeof DraftRule>;

const PREVIEW_CHANGES = ['more', 'less', 'same', 'other', 'unknown'] as const;
/** How many come to more, to less, to the same, and what it costs. */
export const PreviewSums = z.object({
  cases: z.number().int(),
  more: z.number().int(),
  less: z.number().int(),
  same: z.number().int(),
  other: z.number().int(),
  unknown: z.number().int(),
  beforeYuan: z.string(),
  afterYuan: z.string(),
});
export type PreviewSums = z.infer<typeof PreviewSums>;

export const DraftPreview = z.object({
  revision: z.number().int(),
  year: z.number().int(),
  asOf: z.string(),
  beforeAsOf: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  total: PreviewSums,
  applications: z.number().int(),
  byUnit: z.array(PreviewSums.extend({ id: z.string(), name: z.string() })),
  byGrade: z.array(PreviewSums.extend({ id: z.string(), name: z.string() })),
});
export type DraftPreview = z.infer<typeof DraftPreview>;

/** GET /api/policy-drafts/:id */
export const PolicyDraft = DraftCard.omit({ faults: true }).extend({
  until: z.string(),
  outcome: z.enum(['amount', 'grade', 'term']).nullable(),
  /** The version it was begun over, and whether another has been published since. */
  baseFrom: z.string(),
  superseded: z.boolean(),
  /** Applications opened on or after its first day that would be judged by it; its day is not in the past if `null`. */
  backdated: z.number().int().nullable(),
  /** `policy.yaml` and `cases.yaml` as JSON. */
  file: z.record(z.string(), z.unknown()),
  cases: z.record(z.string(), z.unknown()),
  /** Parameters in words, as they stood in the version it was begun over. */
  before: z.record(z.string(), z.string()),
  provisions: z.array(DraftRule),
  definitions: z.array(DraftRule),
  faults: z.array(DraftFault),
  results: z.array(DraftCase),
  changes: z.array(z.object({ place: z.string(), before: z.string(), after: z.string() })),
  history: z.array(
    z.object({
      revision: z.number().int(),
      at: z.string(),
      by: z.string(),
      says: z.string(),
      before: z.string(),
      after: z.string(),
      reason: z.string(),
    }),
  ),
  preview: DraftPreview.nullable(),
  may: z.object({ edit: z.boolean(), publish: z.boolean() }),
  /** Why this reader cannot publish it; `null` if nothing stands in the way. */
  hindrance: z.string().nullable(),
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

/** POST /api/policy-drafts/:id/check — what one part would come to, before it is kept. */
export const CheckEdit = z.object({ edits: z.array(PolicyEdit).min(1).max(20) });
export type CheckEdit = z.infer<typeof CheckEdit>;
export const EditChecked = z.object({ faults: z.array(DraftFault), text: z.string() });
export type EditChecked = z.infer<typeof EditChecked>;

export const StartPreview = SeenDraft.extend({ year: Year.optional() });
export type StartPreview = z.infer<typeof StartPreview>;

/** GET /api/policy-drafts/:id/preview — those whose result changes, or all. */
export const PreviewQuery = PageQuery.extend({ change: z.enum(PREVIEW_CHANGES).optional() });
export type PreviewQuery = z.infer<typeof PreviewQuery>;
export const PreviewRow = z.object({
  creditCode: z.string(),
  name: z.string(),
  unitName: z.string(),
  grade: Grade.nullable(),
  caseNumber: z.string(),
  caseTitle: z.string(),
  source: z.enum(['held', 'application']),
  verdictBefore: Verdict,
  verdictAfter: Verdict,
  amountBefore: z.string().nullable(),
  amountAfter: z.string().nullable(),
  outcomeBefore: z.string().nullable(),
  outcomeAfter: z.string().nullable(),
  change: z.enum(PREVIEW_CHANGES),
});
export type PreviewRow = z.infer<typeof PreviewRow>;
export const PreviewPage = pageOf(PreviewRow);
export type PreviewPage = z.infer<typeof PreviewPage>;
