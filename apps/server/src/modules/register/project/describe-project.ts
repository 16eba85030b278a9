import type { ProjectMapRow } from '@tenglong/contracts/register';
import { type Entry, flagsOf, projectStanding } from '@tenglong/domain/register';
import {
  daysBetween,
  STATE_COUNCIL_CALENDAR,
  toDecimalString,
  toPlainDecimal,
} from '@tenglong/domain/values';
import type { ReadingParty } from '../acting-party.ts';
import { describeRow } from '../describe-row.ts';
import { mayReadEntryField } from '../field-rights.ts';
import { writeField } from '../field-values.ts';
import type { LoadedRegister } from '../register-library.ts';

/** One project of the map as a reader may see it; nothing of a register that keeps none. */
export function describeProject(
  loaded: LoadedRegister,
  entry: Entry,
  party: ReadingParty,
  today: string,
): ProjectMapRow | undefined {
  const standing = projectStanding(loaded.register, entry, today, STATE_COUNCIL_CALENDAR);
  if (!standing) return undefined;
  const { file } = loaded.register;
  const map = file.projectMap;
  const row = describeRow(loaded, entry, party, today);
  const person = (key: 'leader' | 'team' | 'tracker') => {
    const field = map?.[key];
    if (field === undefined || !mayReadEntryField(file, field, party)) return {};
    const name = entry.fields.get(field);
    return { [key]: typeof name === 'string' && name !== '' ? name : null };
  };
  const foreign = map?.foreign === undefined ? undefined : entry.fields.get(map.foreign);
  const dollars = foreign === undefined || foreign === null ? null : writeField(foreign);
  const spec = map?.foreign === undefined ? undefined : file.fields[map.foreign];
  const { investment, watched, next } = standing;
  return {
    id: row.id,
    register: row.register,
    registerTitle: file.shortTitle,
    subjectName: row.subjectName,
    unitName: row.unitName,
    stageTitle: row.stageTitle,
    light: row.light,
    leftDays: row.leftDays,
    investment: investment && (toPlainDecimal(investment) ?? toDecimalString(investment, 4)),
    foreign:
      typeof dollars === 'string' && spec?.type === 'number'
        ? { value: dollars, unit: spec.unit ?? '' }
        : null,
    ...person('leader'),
    ...person('team'),
    ...person('tracker'),
    watched,
    flags: [
      ...flagsOf(loaded.register, entry, today).map(({ title }) => title),
      ...standing.points
        .filter(({ unmatched }) => unmatched)
        .map(({ title }) => `写了${title}日期，阶段还是“${row.stageTitle}”`),
    ],
    points: standing.points.map(({ planned, actual, unmatched: _unmatched, ...point }) => ({
      ...point,
      planned,
      actual,
      lateDays:
        planned === null || (point.state !== 'late' && point.state !== 'overdue')
          ? 0
          : daysBetween(planned, actual ?? today),
    })),
    next: next ? standing.points.indexOf(next) : null,
  };
}
