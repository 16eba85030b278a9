import {
  type ClaimedItem,
  claimDoubts,
  type Doubt,
  determine,
  type Holdings,
  holdFacts,
  holdLists,
  type PolicyFile,
  type PreparedPolicy,
  readFacts,
  type TracedDetermination,
} from '@tenglong/domain/policy';
import { compare, type Exact, parseExactText, subtract, yearOf, ZERO } from '@tenglong/domain/values';
import type { Tx } from '../../platform/database/index.ts';
import { type Application, caseOf, entryText, heldField } from './application.ts';
import { type Builder, loadBuilders } from './find-builder.ts';
import { loadGrantedOfYear, loadGrantedToProjects } from './granted-sums.ts';
import { withPurchases } from './held-cases.ts';
import { withLeaseFields } from './lease-facts.ts';
import { loadOtherClaims } from './other-claims.ts';
import { getPolicyOn } from './policy-book.ts';
import { listPurchases, type Purchase, purchaseKey } from './purchase-store.ts';

export interface Machine {
  readonly purchase: Purchase;
  readonly doubts: readonly Doubt[];
  /** Whether it is put into the calculation. */
  readonly counted: boolean;
  /** Somebody has to decide before money can be promised. */
  readonly unsettled: boolean;
}

/** How the policy judges an application on a day, by what is held on it. */
export interface Standing {
  readonly policy: PreparedPolicy;
  readonly asOf: string;
  readonly facts: unknown;
  readonly machines: readonly Machine[];
  /** The applicant against the builder of the project; `undefined` where no list of projects is kept. */
  readonly builder: Builder | undefined;
  /** `undefined` if the facts cannot be; `problems` says why. */
  readonly determination: TracedDetermination | undefined;
  readonly problems: readonly string[];
  /** 元 that the caps leave; `undefined` if there is none, or it is not known. */
  readonly room: Exact | undefined;
  /** What the enterprise was granted this year is not known, and with it what a cap of the year leaves. */
  readonly blind: boolean;
}

const claimOf = ({
  id,
  name,
  serial,
  invoice,
  supplierCode,
  boughtOn,
  secondHand,
}: Purchase): ClaimedItem => ({
  id,
  name,
  serial,
  invoice,
  supplierCode,
  boughtOn,
  secondHand,
});

const UNCHECKED = new Set<Doubt['kind']>(['no-serial', 'no-invoice']);

function toMachines(purchases: readonly Purchase[], doubts: readonly Doubt[]): readonly Machine[] {
  const byItem = new Map<string, Doubt[]>();
  for (const doubt of doubts) byItem.set(doubt.item, [...(byItem.get(doubt.item) ?? []), doubt]);
  return purchases.map((purchase): Machine => {
    const own = byItem.get(purchase.id) ?? [];
    const { ruling } = purchase;
    const counted = ruling === 'counts' || (ruling === null && !own.some(({ excludes }) => excludes));
    const unsettled = ruling === null && counted && own.some(({ kind }) => UNCHECKED.has(kind));
    return { purchase, doubts: own, counted, unsettled };
  });
}

/** From when until when, an approved extension included, what is claimed for has to be bought. */
function periodOf({ rule: { period }, entry }: Application) {
  const day = (field: string | undefined) => (field === undefined ? null : entryText(entry, field));
  return { from: day(period?.from), until: day(period?.extendedTo) ?? day(period?.until) };
}

/** The least of the caps that apply, before what is given is held against it; a project's less what it was granted. */
function roomOf(file: PolicyFile, { trace }: TracedDetermination, ofProject: Exact): Exact | undefined {
  const perProject = new Set(file.provisions.filter(({ per }) => per === 'project').map(({ id }) => id));
  const caps = trace.provisions.flatMap(({ provision, applies, steps }) => {
    const result = applies === true && steps.caps !== undefined ? trace.steps[steps.caps]?.result : undefined;
    const value = result?.kind === 'number' ? parseExactText(result.value) : undefined;
    if (!value) return [];
    const left = perProject.has(provision) ? subtract(value, ofProject) : value;
    return [compare(left, ZERO) < 0 ? ZERO : left];
  });
  return caps.reduce<Exact | undefined>(
    (least, one) => (least && compare(least, one) <= 0 ? least : one),
    undefined,
  );
}

/** What is held of an application on a day; from it alone it is judged. */
export interface HeldApplication
  extends Pick<Standing, 'policy' | 'asOf' | 'facts' | 'machines' | 'builder' | 'blind'> {
  /** 元 that others were granted for the same project. */
  readonly ofProject: Exact | undefined;
}

const isPerProject = ({ file }: PreparedPolicy): boolean =>
  file.provisions.some(({ per }) => per === 'project');

/**
 * Puts together what is held of applications: the version of the policy in force on the day each was opened, the machines
 * that count, what the enterprise was granted this year, and the project ever. Queries: 5 for a policy, however many
 * applications.
 *
 * @returns what is held of one of them; nothing more is asked of the database
 * @throws Problem POLICY_NOT_FOUND
 */
export async function holdApplications(
  tx: Tx,
  applications: readonly Application[],
  today: string,
): Promise<(application: Application) => HeldApplication> {
  const year = yearOf(today);
  const policyOf = ({ plan, rule, entry }: Application) => getPolicyOn(plan, rule.id, entry.openedOn);
  const purchases = await listPurchases(tx, applications.filter(({ rule }) => rule.machines).map(caseOf));
  const [first] = applications;
  const claims = first ? await loadOtherClaims(tx, first.plan, [...purchases.values()].flat()) : () => [];
  const grantedOf = await loadGrantedOfYear(tx, applications, year);
  const builderOf = await loadBuilders(tx, applications);
  const projectOf = await loadGrantedToProjects(
    tx,
    applications.filter((one) => isPerProject(policyOf(one))),
  );
  return (application) => {
    const { rule, entry } = application;
    const policy = policyOf(application);
    const own = (rule.machines && purchases.get(purchaseKey(caseOf(application)))) || [];
    const bounds = {
      ...periodOf(application),
      applicantCode: entry.subject.id,
      unnumbered: rule.unnumbered === true,
    };
    const machines = toMachines(own, claimDoubts(own.map(claimOf), claims(own), bounds));
    const granted = grantedOf(application);
    const holdings: Holdings = {
      fact: () => undefined,
      grade: () => undefined,
      listed: true,
      granted,
      yearEnd: `${year}-12-31`,
      field: (name) => heldField(application, name),
    };
    const { inputs } = policy.file;
    const held = holdFacts(inputs, new Map(Object.entries(rule.facts)), holdings);
    const listed = holdLists(inputs, rule.lists ?? {}, holdings, held.facts);
    const counted = machines
      .filter((one) => one.counted)
      .map(({ purchase }) => ({ ...purchase, ruling: null }));
    const facts = withLeaseFields(rule, entry, withPurchases(policy.file, listed, counted));
    const asksOfYear = Object.values(rule.facts).some((from) => 'granted' in from);
    const ofProject = isPerProject(policy) ? projectOf(application) : ZERO;
    const blind = (asksOfYear && granted === undefined) || ofProject === undefined;
    const builder = builderOf(application);
    return { policy, asOf: entry.openedOn, facts, machines, builder, blind, ofProject };
  };
}

/** How the policy judges what is held of an application. */
export function judgeApplication({ ofProject, ...held }: HeldApplication): Standing {
  const { policy, facts, asOf } = held;
  const reading = readFacts(policy, facts);
  if (reading.kind === 'problems') {
    const problems = reading.problems.map(({ message, remedy }) => `${message}。${remedy}`);
    return { ...held, problems, determination: undefined, room: undefined };
  }
  const determination = determine(policy, reading.facts, asOf);
  const room = ofProject && roomOf(policy.file, determination, ofProject);
  return { ...held, determination, problems: [], room };
}

/** Judges one application by the facts of the day. Queries: at most 5. @throws Problem POLICY_NOT_FOUND */
export async function standingOf(tx: Tx, application: Application, today: string): Promise<Standing> {
  const holding = await holdApplications(tx, [application], today);
  return judgeApplication(holding(application));
}
