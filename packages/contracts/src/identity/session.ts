import { z } from 'zod';
import { ROLES } from './permission.ts';

/** POST /api/session: signs in; the cookie is the session. */
export const SignIn = z.object({
  account: z.string().trim().min(1, '请填账号').max(64),
  password: z.string().min(1, '请填密码').max(256),
  /** Of the second factor, where the account has one: six digits, or a recovery code. */
  code: z.string().trim().max(32).optional(),
});
export type SignIn = z.infer<typeof SignIn>;

/** POST /api/session/password: replaces one's own password; every other session of the account ends. */
export const ChangePassword = z.object({
  current: z.string().min(1, '请填原密码').max(256),
  next: z.string().min(1, '请填新密码').max(256),
});
export type ChangePassword = z.infer<typeof ChangePassword>;

/** GET /api/county, open to everybody: whose platform this is, for the sign-in page. */
export const County = z.object({ name: z.string(), planTitle: z.string() });
export type County = z.infer<typeof County>;

/** GET /api/county: with what the county calls its single sign-on, where there is one. */
export const Welcome = County.extend({ singleSignOn: z.string().nullable() });
export type Welcome = z.infer<typeof Welcome>;

/** GET /api/session: who is signed in and what the frame of every page needs. */
export const Session = z.object({
  account: z.string(),
  displayName: z.string(),
  department: z.string(),
  role: z.enum(ROLES),
  roleTitle: z.string(),
  permissions: z.array(z.string()),
  /** The credit code of the enterprise they act for, of an enterprise's account. */
  enterprise: z.string().nullable(),
  /** What has to be done before anything else: until then only the session itself is open. */
  duty: z.enum(['password', 'factor']).nullable(),
  /** Whether the account has a second factor. */
  secondFactor: z.boolean(),
  /** For whom the person works now, if not for themselves. */
  actingFor: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** For whom they may work today. */
  mayActFor: z.array(z.object({ id: z.string(), name: z.string(), roleTitle: z.string() })),
  /** What the lists of its plan are called together, and by which letters that is found: 八张清单, `bzqd`. */
  county: County.extend({ planId: z.string(), listsTitle: z.string(), listsInitials: z.string() }),
  /** Calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
  today: z.string(),
  /** Whether the calendar is that of a demonstration, not the real one. */
  demo: z.boolean(),
  /** `embedded` warns about power cuts where the user reads it. */
  database: z.enum(['embedded', 'server']),
});
export type Session = z.infer<typeof Session>;
