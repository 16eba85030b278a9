import { z } from 'zod';
import { Day, Instant } from '../page/index.ts';
import { ROLES } from './permission.ts';

/** Somebody who acts for another: between two days, or from a day on as the successor. */
export const DeputyRow = z.object({
  id: z.uuid(),
  kind: z.enum(['deputy', 'handover']),
  deputyId: z.uuid(),
  deputyName: z.string(),
  fromOn: Day,
  toOn: Day.nullable(),
  note: z.string(),
  /** Whether it holds today. */
  active: z.boolean(),
});
export type DeputyRow = z.infer<typeof DeputyRow>;

export const Person = z.object({
  id: z.uuid(),
  account: z.string(),
  displayName: z.string(),
  department: z.string(),
  role: z.enum(ROLES),
  roleTitle: z.string(),
  administrator: z.boolean(),
  units: z.array(z.string()).nullable(),
  departmentId: z.string().nullable(),
  creditCode: z.string().nullable(),
  /** Whose rows, in words. */
  reach: z.string(),
  disabled: z.boolean(),
  lockedUntil: Instant.nullable(),
  lastSignedInAt: Instant.nullable(),
  passwordSetAt: Instant,
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  /** What the provider of the single sign-on calls them. */
  ssoSubject: z.string().nullable(),
  deputies: z.array(DeputyRow),
});
export type Person = z.infer<typeof Person>;

const Choice = z.object({ id: z.string(), name: z.string() });

/** GET /api/people: every account, and what a right can be narrowed to. */
export const People = z.object({
  rows: z.array(Person),
  units: z.array(Choice),
  departments: z.array(Choice),
});
export type People = z.infer<typeof People>;

/** POST /api/people: a new account; it may do nothing until a role is granted. */
export const NewPerson = z.object({
  account: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/i, '请用 2 到 32 个字母、数字或 . _ -，以字母或数字开头'),
  displayName: z.string().trim().min(1, '请写姓名').max(64, '姓名过长'),
  department: z.string().trim().max(64, '单位名称过长'),
});
export type NewPerson = z.infer<typeof NewPerson>;

/** A password that was made for somebody: shown once, kept nowhere. */
export const MadePassword = z.object({ account: z.string(), password: z.string() });
export type MadePassword = z.infer<typeof MadePassword>;

/** POST /api/people/:id/password. `seen`: when the password was set that is to be replaced. */
export const ResetPassword = z.object({ seen: Instant });
export type ResetPassword = z.infer<typeof ResetPassword>;

export const UsePerson = z.object({ disabled: z.boolean() });

/** What a form of somebody's role began with; if it is no longer so, nothing is overwritten. */
const SeenRole = z.object({
  role: z.enum(ROLES),
  units: z.array(z.string().max(16)).max(100).nullable(),
  departmentId: z.string().max(64).nullable(),
  creditCode: z.string().max(18).nullable(),
});
export type SeenRole = z.infer<typeof SeenRole>;

/** PUT /api/people/:id/role: what somebody may do, and for whom. */
export const GrantRole = z.object({
  seen: SeenRole,
  role: z.enum(ROLES),
  units: z.array(z.string().max(16)).max(100).default([]),
  departmentId: z.string().max(64).nullable().default(null),
  creditCode: z.string().trim().max(18).nullable().default(null),
});
export type GrantRole = z.infer<typeof GrantRole>;

/** PUT /api/people/:id/sso: ties an account to the single sign-on, or cuts the tie. */
export const LinkSso = z.object({
  /** The tie that the form began with. */
  seen: z.string().max(200).nullable(),
  subject: z.string().trim().min(1).max(200).nullable(),
});
export type LinkSso = z.infer<typeof LinkSso>;

/** POST /api/people/:id/deputies */
export const NewDeputy = z.object({
  kind: z.enum(['deputy', 'handover']),
  deputyId: z.uuid('请选由谁代理'),
  fromOn: Day,
  toOn: Day.nullable(),
  note: z.string().trim().max(200, '说明过长').default(''),
});
export type NewDeputy = z.infer<typeof NewDeputy>;

/** POST /api/session/acting: works for somebody from now on in this session; `null` for oneself again. */
export const ActFor = z.object({ userId: z.uuid().nullable() });
export type ActFor = z.infer<typeof ActFor>;

/** POST /api/session/factor: a new secret, in force once a code of it is given. */
export const FactorOffer = z.object({ secret: z.string(), uri: z.string() });
export type FactorOffer = z.infer<typeof FactorOffer>;

export const FactorCode = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, '动态口令是六位数字'),
});
export type FactorCode = z.infer<typeof FactorCode>;

/** Shown once; each opens one sign-in without the telephone. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
