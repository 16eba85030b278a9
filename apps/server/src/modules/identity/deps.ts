import type { Session } from '@tenglong/contracts/identity';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';

export type CountyInfo = Session['county'];

export interface SessionPolicy {
  /** Without a request for this long a session ends. */
  readonly idleMinutes: number;
  /** A session ends this long after sign-in, however busy. */
  readonly absoluteHours: number;
  /** Sign-ins a minute from one network address. */
  readonly signInsPerMinute: number;
  /** A password older than this has to be changed at the next sign-in. */
  readonly passwordDays: number;
  /** Whether administrators must have a second factor, or may. */
  readonly secondFactor: 'required' | 'offered';
}

/** GB/T 22239 gives no numbers; assessors look for a lock after five failures and an idle limit (docs/security.md). */
export const defaultSessionPolicy: SessionPolicy = {
  idleMinutes: 30,
  absoluteHours: 12,
  signInsPerMinute: 60,
  passwordDays: 90,
  secondFactor: 'required',
};

/** The government's single sign-on, an OpenID provider. */
export interface SingleSignOn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim whose value ties a person to an account. */
  readonly claim: string;
  /** What the button says: `浙政钉登录`. */
  readonly title: string;
  /** Where people reach this platform; the provider sends them back there. */
  readonly publicUrl: string;
}

export interface IdentityDeps extends Deps {
  /** What the active plan says of the county; given by whoever composes, so that identity knows no plan. */
  readonly county: (tx: Tx) => Promise<CountyInfo>;
  readonly sessionPolicy: SessionPolicy;
  readonly singleSignOn: SingleSignOn | undefined;
  /** What a right can be narrowed to; given by whoever composes, so that identity knows neither plan nor enterprises. */
  readonly parties: (tx: Tx) => Promise<Parties>;
  /** Of those that are on the roster, by their codes. */
  readonly enterpriseNames: (tx: Tx, creditCodes: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

export interface Parties {
  readonly units: { readonly id: string; readonly name: string }[];
  readonly departments: { readonly id: string; readonly name: string }[];
}
