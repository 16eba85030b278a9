import type { CommitmentRow } from '@tenglong/contracts/register';
import type { Entry } from '@tenglong/domain/register';
import { toDecimalString } from '@tenglong/domain/values';
import type { ReadingParty } from '../acting-party.ts';
import { describeRow } from '../describe-row.ts';
import { mayReadEntryField } from '../field-rights.ts';
import { yuanOf } from './money-field.ts';
import { owedOf, type Receiving } from './receiving.ts';

/** A commitment in a line: sums in 元 where the reader may see them. */
export function commitmentRow(
  receiving: Receiving,
  entry: Entry,
  party: ReadingParty,
  today: string,
): CommitmentRow {
  const { loaded, rule } = receiving;
  const { fields } = rule;
  const { file } = loaded.register;
  const owed = mayReadEntryField(file, fields.owed, party) ? owedOf(receiving, entry) : undefined;
  const row = describeRow(loaded, entry, party, today);
  const text = (name: string): string => {
    const value = entry.fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const money = (name: string): string | null => {
    const value = yuanOf(file, name, entry.fields.get(name));
    return value && mayReadEntryField(file, name, party) ? toDecimalString(value, 2) : null;
  };
  return {
    id: row.id,
    subjectId: row.subjectId,
    subjectName: row.subjectName,
    unitName: row.unitName,
    number: text(fields.number),
    content: text(fields.content),
    ground: text(fields.ground),
    stage: row.stage,
    stageTitle: row.stageTitle,
    light: row.light,
    dueOn: row.dueOn,
    leftDays: row.leftDays,
    fundsYuan: money(fields.funds),
    owedYuan: owed ? toDecimalString(owed, 2) : null,
    recoveredYuan: money(fields.recovered),
  };
}
