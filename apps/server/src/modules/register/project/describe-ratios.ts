import type { RegisterRatio, RegisterRatios } from '@tenglong/contracts/register';
import { effectiveValue, meetsTarget, type Plan, unitName } from '@tenglong/domain/plan';
import { type PreparedRatio, type YearRatio, yearRatio } from '@tenglong/domain/register';
import { type Exact, multiply, toDecimalString, toPlainDecimal, whole } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { withinScope } from '../../enterprise/index.ts';
import { describeRuling } from '../../plan/index.ts';
import { ENTRY_OWNER } from '../entry-owner.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from '../entry-store.ts';
import { getRegister, type LoadedRegister } from '../register-library.ts';

const shown = (value: Exact, decimals = 4): string =>
  toPlainDecimal(value) ?? toDecimalString(value, decimals);
/** In the unit of its quantity: a share is said in percent where the plan says it so. */
export const inUnit = (value: Exact, unit: string): Exact =>
  unit === '%' ? multiply(value, whole(100)) : value;

/** Everything of a register that falls in any year by one of its ratios' days. One query. */
async function readEntries(tx: Tx, actor: Actor, { register }: LoadedRegister) {
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e
    where e.register = ${register.file.id} and ${withinScope(actor.scope, ENTRY_OWNER)} order by e.id`);
  return rows.map((row) => toEntry(row, register));
}

/** The ratios that the plan asks for, of one year, with the entries they are made of. @throws Problem REGISTER_NOT_FOUND */
export async function describeRatios(
  tx: Tx,
  actor: Actor,
  registerId: string,
  asked: string | undefined,
  today: string,
): Promise<RegisterRatios> {
  const loaded = await getRegister(tx, registerId);
  const { register, plan } = loaded;
  const year = Number(asked ?? today.slice(0, 4));
  const entries = register.ratios.length === 0 ? [] : await readEntries(tx, actor, loaded);
  const days = register.ratios.flatMap(({ source }) => entries.map(({ fields }) => fields.get(source.year)));
  const years = new Set(
    days.flatMap((day) => (typeof day === 'string' && day !== '' ? [Number(day.slice(0, 4))] : [])),
  );
  years.add(year);
  return {
    year,
    years: [...years].sort((a, b) => b - a),
    ratios: register.ratios.map((ratio) =>
      describeRatio(plan, ratio, yearRatio(register, ratio, entries, year, today)),
    ),
  };
}

function describeRatio(plan: Plan, { source }: PreparedRatio, ratio: YearRatio): RegisterRatio {
  const quantity = plan.quantities.find(({ key }) => key === source.quantity);
  const effective = effectiveValue(plan, source.quantity);
  const unit = quantity?.unit ?? '';
  const value = ratio.value && inUnit(ratio.value, unit);
  const target = effective?.target;
  const side = (label: string, sum: Exact, entries: number) => ({ label, value: shown(sum), entries });
  const row = (entry: YearRatio['unknown'][number], part: Exact | undefined, all: Exact | undefined) => ({
    entryId: entry.id,
    subjectName: entry.subject.name,
    unitName: entry.unit === null ? plan.meta.county.name : unitName(plan, entry.unit),
    on: String(entry.fields.get(source.year)),
    part: part ? shown(part) : null,
    whole: all ? shown(all) : null,
  });
  return {
    quantity: source.quantity,
    title: quantity?.title ?? source.quantity,
    // A share the plan states as a fraction is read in percent like the others.
    unit: '%',
    part: side(source.part.label, ratio.part, ratio.shares.filter(({ part }) => part !== undefined).length),
    whole: side(source.whole.label, ratio.whole, ratio.shares.length),
    value: ratio.value ? toDecimalString(inUnit(ratio.value, '%'), 1) : null,
    target: target
      ? { text: target.text, address: target.address ?? '', ruling: describeRuling(effective?.ruling) }
      : null,
    met: value && target && quantity ? meetsTarget(quantity, target, value).met : null,
    rows: [
      ...ratio.shares.map((share) => row(share.entry, share.part, share.whole)),
      ...ratio.unknown.map((entry) => row(entry, undefined, undefined)),
    ],
  };
}
