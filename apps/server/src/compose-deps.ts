import { addressText } from '@tenglong/domain/address';
import {
  booksAlike,
  listAddresses,
  listsTitle,
  type Plan,
  registersClaiming,
  unitName,
} from '@tenglong/domain/plan';
import type { AppDeps } from './app.ts';
import { auditRegisters, auditSubjects, auditWords } from './audit-words.ts';
import {
  type EnterpriseWords,
  type FieldTitles,
  factDictionary,
  loadEnterpriseNames,
  namePinyin,
  readableFacts,
  syncFactLeads,
} from './modules/enterprise/index.ts';
import {
  listGoalActuals,
  type ProjectPromotions,
  previewFigures,
  previewGrades,
} from './modules/evaluation/index.ts';
import { type CountyInfo, defaultSessionPolicy, type Parties } from './modules/identity/index.ts';
import { fieldTitles, planDatasets, readHere, readSheets } from './modules/intake/index.ts';
import { listContested, listLedgerActuals, settleBooks } from './modules/ledger/index.ts';
import {
  findActiveVersion,
  getActivePlan,
  type LoadedPlan,
  type RuledSavings,
} from './modules/plan/index.ts';
import {
  applicationsUnder,
  keepTasks,
  listProjectPromotions,
  listRegisterActuals,
  replayEntries,
  settleMoneyBooks,
  takeEntriesAlong,
} from './modules/register/index.ts';
import { type Scope, systemActor } from './platform/actor/index.ts';
import type { Tx } from './platform/database/index.ts';
import type { Deps } from './platform/deps.ts';

/** What the lists of a plan are called together, by how many it has. */
function listsOf(count: number): Pick<CountyInfo, 'listsTitle' | 'listsInitials'> {
  const title = listsTitle(count);
  return { listsTitle: title, listsInitials: namePinyin(title).initials };
}

const NO_PLAN: CountyInfo = { name: '', planId: '', planTitle: '尚未载入方案', ...listsOf(0) };

async function county(tx: Tx): Promise<CountyInfo> {
  if (!(await findActiveVersion(tx))) return NO_PLAN;
  const { plan } = await getActivePlan(tx);
  const { id: planId, title: planTitle, county } = plan.meta;
  return { name: county.name, planId, planTitle, ...listsOf(plan.lists.length) };
}

async function parties(tx: Tx): Promise<Parties> {
  if (!(await findActiveVersion(tx))) return { units: [], departments: [] };
  const { plan } = await getActivePlan(tx);
  return {
    units: plan.units.map(({ id }) => ({ id, name: unitName(plan, id) })),
    departments: plan.departments
      .filter(({ kind }) => kind !== 'group')
      .map(({ id, name }) => ({ id, name })),
  };
}

const PLACES: Readonly<Record<string, string>> = { clause: '条款', task: '任务', list: '清单' };

/** Where the search box leads for a clause, a task or a list of the plan. */
function placesOf({ plan }: LoadedPlan): EnterpriseWords['places'] {
  return listAddresses(plan).flatMap(({ address, kind, title, summary }) => {
    const word = PLACES[kind];
    const note = `${word} ${addressText(address)}${summary ? `：${summary.slice(0, 40)}` : ''}`;
    return word === undefined ? [] : [{ title, note, href: `/plan?address=${encodeURIComponent(address)}` }];
  });
}

/** The words of a plan version never change; they are put together once. */
const words = new Map<string, EnterpriseWords>();

async function enterpriseWords(tx: Tx, scope: Scope): Promise<EnterpriseWords> {
  const all = await allWords(tx);
  return { ...all, dictionary: readableFacts(all.dictionary, scope) };
}

async function allWords(tx: Tx): Promise<EnterpriseWords> {
  const active = await getActivePlan(tx);
  const known = words.get(active.version.id);
  if (known) return known;
  const titles: FieldTitles = new Map(
    planDatasets(active.plan).flatMap((dataset) => [...fieldTitles(dataset)]),
  );
  const made: EnterpriseWords = {
    dictionary: factDictionary(active.plan),
    units: active.plan.units.map(({ id }) => ({ id, name: unitName(active.plan, id) })),
    ruleTitles: new Map(active.plan.screening?.rules.map(({ id, title }) => [id, title])),
    fieldTitles: titles,
    places: placesOf(active),
  };
  words.clear();
  words.set(active.version.id, made);
  return made;
}

/** What follows a plan that is put in force: which department leads a fact, where every entry stands and what for. */
async function keepInStep({ clock }: Deps, tx: Tx, plan: Plan, before?: Plan): Promise<void> {
  await syncFactLeads(tx, plan);
  await takeEntriesAlong(tx, plan);
  await keepTasks(tx, clock);
  const on = clock.today();
  const settling = { actor: systemActor('system', '平台'), on, at: clock.now(), occasion: '启用方案' };
  if (!before || !booksAlike(before, plan)) {
    const entries = { all: true, read: (inner: Tx) => replayEntries(inner, on) };
    await settleBooks(tx, await getActivePlan(tx), entries, settling);
  }
  await settleMoneyBooks(tx, settling);
}

/** What follows a ruling on two savings: only entries that free what another frees too may book otherwise than before. */
async function settleSavings({ clock }: Deps, tx: Tx, { quantity, wereOne }: RuledSavings): Promise<void> {
  const loaded = await getActivePlan(tx);
  const registers = registersClaiming(loaded.plan, quantity);
  const on = clock.today();
  const settling = { actor: systemActor('system', '平台'), on, at: clock.now(), occasion: '裁定是否同一笔' };
  const read = async (inner: Tx) => replayEntries(inner, on, await listContested(inner, registers));
  await settleBooks(tx, loaded, { read, all: false, anew: !wereOne }, settling);
}

/** Puts the modules together: what one needs of another is given here, so that none reaches into another's files. */
export function composeDeps(base: Deps): AppDeps {
  const projectPromotions: ProjectPromotions = (tx, year) =>
    listProjectPromotions(tx, year, base.clock.today());
  return {
    ...base,
    auditWords,
    auditSubjects,
    auditRegisters,
    county,
    sessionPolicy: defaultSessionPolicy,
    singleSignOn: undefined,
    parties,
    enterpriseNames: loadEnterpriseNames,
    goalActuals: async (tx) =>
      new Map([
        ...(await listRegisterActuals(tx, base.clock.today())),
        ...(await listGoalActuals(tx)),
        ...(await listLedgerActuals(tx)),
      ]),
    enterpriseWords,
    planChanged: (tx, plan, before) => keepInStep(base, tx, plan, before),
    savingsRuled: (tx, ruled) => settleSavings(base, tx, ruled),
    applicationsUnder,
    replayEntries,
    projectPromotions,
    previewFigures: (tx, year) => previewFigures(projectPromotions, tx, year),
    previewGrades: (tx, year, enterprises) => previewGrades(projectPromotions, tx, year, enterprises),
    runReading: (order, desk) => readHere(order, desk),
    wakeJobs: () => {},
    readSheets,
    outward: {},
    wakePostman: () => {},
  };
}
