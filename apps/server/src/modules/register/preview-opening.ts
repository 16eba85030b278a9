import { randomUUID } from 'node:crypto';
import type { OpeningPreview, OpeningQuery } from '@tenglong/contracts/register';
import { openEntry, type RegisterFile, titleOfStage } from '@tenglong/domain/register';
import { STATE_COUNCIL_CALENDAR } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getEnterprise, withinScope } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { dayWords } from './day-words.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { writeFields } from './field-values.ts';
import { findOpen } from './find-open.ts';
import { findListed } from './listed-subjects.ts';
import { prefillApplication } from './prefill.ts';
import { getRegister } from './register-library.ts';

/**
 * What putting an enterprise on a list would do: where it would begin, until when, what the list comes to; nothing is
 * written. On a list where it may stand once, whoever stands there already is named instead; where it may stand several times,
 * that is said, and only the number that is open already keeps it out. What is kept of that project is filled in, too.
 *
 * @throws Problem REGISTER_NOT_FOUND, ENTERPRISE_NOT_FOUND; INPUT_INVALID for a list that is not of enterprises
 */
export async function previewOpening(
  tx: Tx,
  actor: Actor,
  registerId: string,
  { subject: subjectId, number }: OpeningQuery,
  today: string,
): Promise<OpeningPreview> {
  const loaded = await getRegister(tx, registerId);
  const { register, plan } = loaded;
  const { file } = register;
  if (file.subject !== 'enterprise') {
    const message = '这张清单的对象不是企业，请从清单里新增';
    throw new Problem('INPUT_INVALID', { details: [{ path: 'subject', message }] });
  }
  const { creditCode, name, unitId, unitName } = await getEnterprise(tx, actor.scope, subjectId);
  const { severalBy } = file;
  const told = new Map(severalBy !== undefined && number !== undefined ? [[severalBy, number]] : []);
  const { typed, known } = await prefillApplication(tx, loaded, creditCode, told);
  const open = severalBy === undefined ? [] : await findOpen(tx, file, creditCode);
  const listed =
    severalBy === undefined
      ? ((await findListed(tx, file, [creditCode])).get(creditCode) ?? null)
      : (open.find(({ several }) => several === number)?.listed ?? null);
  // What the form asks for is still to come: only what stands in the way besides is told.
  const unasked = { ...register, file: { ...file, opening: { ...file.opening, fields: [] } } };
  const outcome = openEntry(
    unasked,
    { id: randomUUID(), subject: { id: creditCode, name }, unit: unitId, fields: new Map() },
    { actor: actingParty(actor, plan), today, workCalendar: STATE_COUNCIL_CALENDAR },
  );
  const entry = outcome.kind === 'done' ? outcome.entry : undefined;
  const dueOn = entry?.dueOn ?? null;
  const [counted] = await tx.rows<{ all: number; unit: number }>(sql`
    select count(*)::int as "all", (count(*) filter (where e.unit_id = ${unitId}))::int as "unit"
    from register_entries e
    where e.register = ${file.id} and e.closed_on is null and ${withinScope(actor.scope, ENTRY_OWNER)}`);
  const { all, unit } = counted ?? { all: 0, unit: 0 };
  const stageTitle = titleOfStage(file, file.opening.stage);
  return {
    subjectId: creditCode,
    subjectName: name,
    unitName,
    listed,
    standing: open.length,
    refused: outcome.kind === 'refused' ? `${outcome.message}。${outcome.remedy}` : '',
    stageTitle,
    dueOn,
    effects: [
      ...severalWords(file, open.length),
      `从“${stageTitle}”开始${dueOn ? `，${dayWords(dueOn, today)} 前办` : ''}；记入全程记录，属地和牵头单位收到消息`,
      `${file.shortTitle}在办由 ${all} ${file.measure}增为 ${all + 1} ${file.measure}，其中${unitName}由 ${unit} 增为 ${unit + 1}`,
    ],
    fields: writeFields(new Map([...known, ...typed])),
  };
}

/** `已有 2 条在办；这张清单按“项目编号”一条一条列，可以再列入`: only where it stands there already. */
function severalWords({ severalBy, fields }: RegisterFile, standing: number): string[] {
  if (severalBy === undefined || standing === 0) return [];
  const label = fields[severalBy]?.label ?? severalBy;
  return [`已有 ${standing} 条在办；这张清单按“${label}”一条一条列，可以再列入`];
}
