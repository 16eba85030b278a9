import {
  ApplicationLists,
  GrantSheet,
  MachineRuling,
  MachinesTaken,
  TakeMachines,
} from '@tenglong/contracts/policy';
import { isOneOf } from '@tenglong/domain/register';
import { z } from 'zod';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { checkInput, type Routes, receiveFile, sendFile } from '../../platform/http/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { type Application, describeGrant, readPin, ruleOnMachine } from '../policy/index.ts';
import { actingParty } from './acting-party.ts';
import type { RegisterDeps } from './deps.ts';
import { getEntry, getRegisterOf } from './entry-store.ts';
import { applicationOf } from './grant.ts';
import { listApplications } from './list-applications.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';
import { takeMachines } from './take-machines.ts';

const EntryId = z.object({ id: z.uuid() });
const Machine = EntryId.extend({ machine: z.uuid() });
const Pin = EntryId.extend({ revision: z.coerce.number().int().min(1) });
const RegisterId = z.object({ register: z.string().max(64) });

async function getApplication(tx: Tx, actor: Actor, id: string, lock: boolean) {
  const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, id));
  const entry = await getEntry(tx, actor.scope, loaded.register, id, lock);
  const application = applicationOf(loaded, entry);
  if (!application) throw new Problem('NOT_AN_APPLICATION');
  return { loaded, application };
}

/** Machines are ruled on by whoever may let the application pass the first review, while it is there or before. */
function mayRule({ register, plan }: LoadedRegister, { entry, file }: Application, actor: Actor): boolean {
  const early = file.stages.slice(0, 2).map(({ id }) => id);
  const passes = file.moves.filter(
    ({ from, back, to }) => !back && to !== undefined && from.includes(early[1] ?? ''),
  );
  const party = actingParty(actor, plan);
  const reviewer = passes.some(({ by }) => party.party !== 'enterprise' && isOneOf(by, entry, party));
  return (
    actor.permissions.has('register.act') && register.file === file && early.includes(entry.stage) && reviewer
  );
}

/** A sheet is taken in by whoever acts on lists, until the application is handed in. */
const mayTake = ({ rule, file, entry }: Application, actor: Actor): boolean =>
  rule.machines === true && entry.stage === file.stages[0]?.id && actor.permissions.has('register.act');

export const grantRoutes: Routes<RegisterDeps> = async (app, { deps }) => {
  const act = { permission: 'register.act' } as const;
  app.get(
    '/applications',
    {
      config: { permission: 'register.read' },
      schema: { summary: '申报与审核', response: { 200: ApplicationLists } },
    },
    ({ actor }) => deps.db.read((tx) => listApplications(tx, actor.scope, deps.clock.today())),
  );
  app.get(
    '/entries/:id/grant',
    {
      config: { permission: 'register.read', reading: { action: 'register.entryOpened', subject: 'id' } },
      schema: { summary: '申报的政策计算和设备', params: EntryId, response: { 200: GrantSheet } },
    },
    ({ actor, params }) =>
      deps.db.read(async (tx) => {
        const { loaded, application } = await getApplication(tx, actor, params.id, false);
        return describeGrant(tx, application, deps.clock.today(), {
          mayRule: mayRule(loaded, application, actor),
          mayTake: mayTake(application, actor),
        });
      }),
  );
  app.get(
    '/entries/:id/pins/:revision',
    {
      config: { permission: 'register.read', reading: { action: 'register.entryOpened', subject: 'id' } },
      schema: { summary: '一步的判定全文', params: Pin },
    },
    async ({ actor, params }, reply) => {
      const text = await deps.db.read(async (tx) => {
        await getApplication(tx, actor, params.id, false);
        return readPin(tx, params.id, params.revision);
      });
      return sendFile(reply, { name: 'determination.json', type: 'application/json', content: text });
    },
  );
  app.post(
    '/entries/:id/machines/:machine',
    {
      config: act,
      schema: {
        summary: '认定一台设备',
        params: Machine,
        body: MachineRuling,
        response: { 200: GrantSheet },
      },
    },
    ({ actor, params, body }) =>
      deps.db.transaction(async (tx) => {
        const { loaded, application } = await getApplication(tx, actor, params.id, true);
        if (!mayRule(loaded, application, actor)) throw new Problem('NOT_ALLOWED');
        await ruleOnMachine(tx, actor, application, params.machine, body, deps.clock.now());
        return describeGrant(tx, application, deps.clock.today(), {
          mayRule: true,
          mayTake: mayTake(application, actor),
        });
      }),
  );
  app.post(
    '/registers/:register/machines',
    {
      config: { ...act, form: TakeMachines },
      schema: { summary: '导入设备购置明细', params: RegisterId, response: { 200: MachinesTaken } },
    },
    async (request) => {
      const file = await receiveFile(request);
      try {
        const { seen } = checkInput(TakeMachines, file.fields);
        const sheets = await deps.readSheets(file.path, file.name);
        return await takeMachines(deps, request.actor, request.params.register, {
          name: file.name,
          sheets,
          seen,
        });
      } finally {
        await file.dispose();
      }
    },
  );
};
