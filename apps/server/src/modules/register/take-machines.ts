import type { MachinesTaken } from '@tenglong/contracts/policy';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { withinScope } from '../enterprise/index.ts';
import {
  type ReadMachine,
  type RowProblem,
  readMachines,
  standingOf,
  storeMachines,
} from '../policy/index.ts';
import type { RegisterDeps, WholeSheet } from './deps.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { getEntry } from './entry-store.ts';
import { applicationOf } from './grant.ts';
import { putOnRegister } from './open-entry.ts';
import { getRegister } from './register-library.ts';

/** The application of an enterprise for a project that has not ended, in the actor's reach. */
async function findApplication(tx: Tx, actor: Actor, register: string, code: string, number: string) {
  const [found] = await tx.rows<{ id: string; stage: string }>(sql`
    select e.id, e.stage from register_entries e where e.register = ${register} and e.subject_id = ${code}
      and e.fields->>'number' = ${number} and e.closed_on is null and ${withinScope(actor.scope, ENTRY_OWNER)}`);
  return found;
}

const groupsOf = (machines: readonly ReadMachine[]): ReadonlyMap<string, readonly ReadMachine[]> =>
  groupRows(machines, ({ caseNumber, creditCode }) => `${caseNumber} ${creditCode}`);

const sayOf = (problem: Problem): string =>
  problem.details.map(({ message }) => message).join('；') || problem.message;

export interface MachineSheet {
  readonly name: string;
  readonly sheets: readonly WholeSheet[];
  /** Up to when the lines of others have been looked at; empty for not at all. */
  readonly seen: string;
}

/**
 * Takes an equipment sheet in: each project of each enterprise becomes an application in draft, if it is none yet, with
 * its machines. What cannot be taken is said with its row; the rest is taken. Each application is a transaction of its
 * own, in the order of the sheet: who comes first keeps a machine. An application whose lines somebody else has put in
 * otherwise is left as it is until the sheet comes again from who has seen them.
 *
 * @throws Problem NOT_AN_APPLICATION, MACHINE_LIST_UNREADABLE
 */
export async function takeMachines(
  deps: RegisterDeps,
  actor: Actor,
  registerId: string,
  { name, sheets, seen }: MachineSheet,
): Promise<MachinesTaken> {
  const loaded = await deps.db.read((tx) => getRegister(tx, registerId));
  const rule = loaded.register.file.policy;
  if (!rule?.machines) throw new Problem('NOT_AN_APPLICATION');
  const readings = sheets.map((sheet) => ({ sheet, reading: readMachines(sheet.rows, rule) }));
  const found = readings.find(({ reading }) => reading.kind === 'machines');
  if (found?.reading.kind !== 'machines') throw new Problem('MACHINE_LIST_UNREADABLE');
  const { machines, problems } = found.reading;
  const failed = [...problems];
  const standing: RowProblem[] = [];
  let until: string | null = null;
  let [taken, opened, applications, doubtful] = [0, 0, 0, 0];
  const [firstStage] = loaded.register.file.stages;
  for (const group of groupsOf(machines).values()) {
    const [first] = group;
    if (!first) continue;
    const { creditCode, caseNumber, row } = first;
    try {
      const known = await deps.db.read((tx) =>
        findApplication(tx, actor, registerId, creditCode, caseNumber),
      );
      if (known && known.stage !== firstStage?.id) {
        failed.push({ row, message: `${caseNumber} 的申报已经提交，设备明细不再改动` });
        continue;
      }
      const body = {
        subjectId: creditCode,
        subjectName: '',
        unitId: null,
        fields: { [rule.number]: caseNumber },
      };
      const id = known?.id ?? (await putOnRegister(deps, actor, registerId, body));
      if (!known) opened += 1;
      const { stored, doubts } = await deps.db.transaction(async (tx) => {
        const entry = await getEntry(tx, actor.scope, loaded.register, id, true);
        const application = applicationOf(loaded, entry);
        if (!application) throw new Problem('NOT_AN_APPLICATION');
        const from = { file: name, sheet: found.sheet.name };
        const put = { ...from, by: actor.displayName, at: deps.clock.now().toISOString() };
        const stored = await storeMachines(tx, application, group, put, seen);
        const { machines: now } = await standingOf(tx, application, deps.clock.today());
        return { stored, doubts: now.filter(({ doubts }) => doubts.length > 0).length };
      });
      const named = ({ row, message }: RowProblem) => ({ row, message: `${caseNumber}：${message}` });
      standing.push(...stored.standing.map(named));
      failed.push(...stored.ruled.map(named));
      if (stored.until !== null) {
        if (until === null || stored.until > until) until = stored.until;
        continue;
      }
      doubtful += doubts;
      taken += group.length;
      applications += 1;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failed.push({ row, message: `${caseNumber}：${sayOf(error)}` });
    }
  }
  await deps.db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'policy.machinesTaken',
      subject: registerId,
      at: deps.clock.now(),
      source: { file: name },
      after: { machines: taken, opened, problems: failed.length },
    }),
  );
  return {
    machines: taken,
    opened,
    applications,
    doubtful,
    problems: failed.slice(0, 200),
    standing: standing.slice(0, 200),
    seen: until,
  };
}
