import { z } from 'zod';
import { Instant } from '../page/index.ts';
import { Superseding } from './policy.ts';

export const MachineRow = z.object({
  id: z.string(),
  seq: z.number().int(),
  name: z.string(),
  serial: z.string().nullable(),
  invoice: z.string().nullable(),
  supplier: z.string().nullable(),
  unitPrice: z.string().nullable(),
  quantity: z.string().nullable(),
  vatRate: z.string().nullable(),
  productive: z.boolean().nullable(),
  localMaker: z.boolean().nullable(),
  boughtOn: z.string().nullable(),
  leased: z.boolean(),
  leaseNumber: z.string().nullable(),
  source: z.object({
    file: z.string(),
    sheet: z.string(),
    row: z.number().int(),
    by: z.string().optional(),
    at: Instant.optional(),
  }),
  doubts: z.array(z.object({ kind: z.string(), message: z.string(), excludes: z.boolean() })),
  counted: z.boolean(),
  unsettled: z.boolean(),
  ruling: z.enum(['counts', 'excluded']).nullable(),
  rulingReason: z.string().nullable(),
  ruledBy: z.string().nullable(),
  ruledAt: Instant.nullable(),
});
export type MachineRow = z.infer<typeof MachineRow>;

/** A determination as it was pinned at a step, against the one of today. */
export const PinRow = z.object({
  revision: z.number().int(),
  at: z.string(),
  version: z.string().nullable(),
  verdict: z.enum(['eligible', 'ineligible', 'unknown']),
  amountYuan: z.string().nullable(),
  /** Today's comes to something else. */
  differs: z.boolean(),
});
export type PinRow = z.infer<typeof PinRow>;

/** GET /api/entries/:id/grant — how the policy judges an application today, its machines, and every step before. */
export const GrantSheet = z.object({
  policy: z.string(),
  policyTitle: z.string(),
  clause: z.string(),
  asOf: z.string(),
  verdict: z.enum(['eligible', 'ineligible', 'unknown']),
  amountYuan: z.string().nullable(),
  /** What the caps leave, before the sum is held against it. */
  roomYuan: z.string().nullable(),
  problems: z.array(z.string()),
  /** What is doubtful about the application as a whole, such as an applicant who is not the filed builder. */
  doubts: z.array(z.string()),
  machines: z.array(MachineRow),
  /** What is claimed for, in the words of the policy: 设备 with numbers and kinds, 刀具 without. */
  goods: z.object({
    label: z.string(),
    price: z.string(),
    numbered: z.boolean(),
    kinds: z.boolean(),
  }),
  pins: z.array(PinRow),
  /** The facts as they go into the calculation; whoever shows it computes it again where they are. */
  facts: z.unknown(),
  policyFile: z.record(z.string(), z.unknown()),
  superseding: Superseding.nullable(),
  mayRule: z.boolean(),
  /** The list whose sheet of what was bought may be taken in now; `null` once the application was handed in. */
  takesMachines: z.string().nullable(),
});
export type GrantSheet = z.infer<typeof GrantSheet>;

/** POST /api/entries/:id/machines/:machine — what a person decides about one machine. */
export const MachineRuling = z.object({
  /** When the ruling was made that is to be replaced, `null` for none: nobody overwrites one he has not seen. */
  seen: Instant.nullable(),
  /** When the line was put in that was looked at, `null` if nobody knows. */
  line: Instant.nullable(),
  ruling: z.enum(['counts', 'excluded']).nullable(),
  productive: z.boolean().nullable().optional(),
  localMaker: z.boolean().nullable().optional(),
  reason: z.string().trim().min(2, '请写明理由').max(500),
});
export type MachineRuling = z.infer<typeof MachineRuling>;

const RowProblem = z.object({ row: z.number().int(), message: z.string() });

/** With the sheet: up to when the lines of others have been looked at; empty for not at all. */
export const TakeMachines = z.object({ seen: z.string().max(32).default('') });

/** POST /api/registers/:register/machines — an equipment sheet taken in. */
export const MachinesTaken = z.object({
  machines: z.number().int(),
  opened: z.number().int(),
  applications: z.number().int(),
  doubtful: z.number().int(),
  problems: z.array(RowProblem),
  /** Lines that somebody else has put in otherwise: their applications were left as they are. */
  standing: z.array(RowProblem),
  /** To be sent with the same sheet as `seen` by who has looked at them and wants the sheet to hold. */
  seen: Instant.nullable(),
});
export type MachinesTaken = z.infer<typeof MachinesTaken>;

/** GET /api/applications — 申报与审核: the lists of applications, each with where they stand and what was granted. */
export const ApplicationLists = z.object({
  year: z.number().int(),
  /** Applications under way, and 元 decided this calendar year, on all lists together. */
  open: z.number().int(),
  grantedYuan: z.string(),
  lists: z.array(
    z.object({
      register: z.string(),
      title: z.string(),
      policy: z.string(),
      policyTitle: z.string(),
      clause: z.string(),
      stages: z.array(z.object({ id: z.string(), title: z.string(), count: z.number().int() })),
      /** 元 decided this calendar year and counted towards the caps; of it, what has been paid. */
      grantedYuan: z.string(),
      paidYuan: z.string(),
      /** Whether an equipment sheet can be taken in. */
      takesMachines: z.boolean(),
    }),
  ),
});
export type ApplicationLists = z.infer<typeof ApplicationLists>;
