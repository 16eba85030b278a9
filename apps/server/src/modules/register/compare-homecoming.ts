import type { FieldSpec, FieldText, Homecoming, HomecomingCell } from '@tenglong/contracts/register';
import { type Entry, editableFields, readField } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { cellWords, fieldHeader, UNKNOWN_WORD } from './cell-words.ts';
import type { WholeSheet } from './deps.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { fieldSpecs } from './field-spec.ts';
import { writeField } from './field-values.ts';
import { type ChangedCell, readHomecoming } from './read-homecoming.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';
import { loadWhoChanged } from './who-changed.ts';

/** What somebody typed into a cell, as the field holds it. */
function readCell(
  { register: { file } }: LoadedRegister,
  spec: FieldSpec,
  text: string,
): { readonly value: FieldText } | { readonly problem: string } {
  const field = file.fields[spec.name];
  if (!field) return { problem: '清单里没有这个字段' };
  if (text === '' || text === UNKNOWN_WORD) return { value: null };
  if (field.type === 'boolean') {
    if (text === '是' || text === '否') return { value: text === '是' };
    return { problem: `“${field.label}”应填是或否` };
  }
  const option = spec.options.find(({ label, value }) => label === text || value === text);
  const read = readField(field, option?.value ?? (field.type === 'number' ? text.replaceAll(',', '') : text));
  return 'problem' in read ? read : { value: writeField(read.value) };
}

/** Compared once more against the entry as it stands now: theirs, a value, and nobody was there meanwhile. */
function judge(
  loaded: LoadedRegister,
  entry: Entry,
  own: ReadonlySet<string>,
  cell: ChangedCell,
  spec: FieldSpec | undefined,
): HomecomingCell | undefined {
  const { entryId, row, column, header, was, now } = cell;
  const base = {
    entryId,
    subjectName: entry.subject.name,
    row,
    column,
    was,
    now,
    field: spec?.name ?? '',
    label: spec?.label ?? header,
    from: null,
    to: null,
  };
  const refused = (state: HomecomingCell['state'], message: string) => ({ ...base, state, message });
  if (!spec) return refused('locked', '这一栏不能在表里改，请到清单里办');
  if (!own.has(spec.name)) {
    return refused('locked', entry.closedOn === null ? '这一栏不由本单位填' : '已办结，不能再改');
  }
  if (cell.unreadable) return refused('bad', '是公式或错误值，没有可读的数，请改成数值');
  const read = readCell(loaded, spec, now);
  if ('problem' in read) return refused('bad', read.problem);
  const held = entry.fields.get(spec.name);
  // What was reported and cannot be used is as blank as what never was, on both sides.
  const current = held === undefined ? '' : (writeField(held) ?? '');
  const before = was === '' ? '' : readCell(loaded, spec, was);
  const from = typeof before === 'string' ? '' : 'value' in before ? (before.value ?? '') : '';
  const said = { ...base, from, to: read.value };
  if (current === read.value || (current === '' && read.value === null)) return undefined;
  if (current !== from) {
    return { ...said, state: 'changed', message: `导出后已被改为“${cellWords(spec, current) || '空白'}”` };
  }
  return { ...said, state: 'take', message: '' };
}

/** Beside each cell that was changed meanwhile, by whom. One query, and none without such cells. */
async function nameWho(tx: Tx, cells: readonly HomecomingCell[]): Promise<HomecomingCell[]> {
  const changed = cells.filter(({ state }) => state === 'changed').map(({ entryId }) => entryId);
  if (changed.length === 0) return [...cells];
  const who = await loadWhoChanged(tx, [...new Set(changed)]);
  return cells.map((cell) =>
    cell.state === 'changed'
      ? { ...cell, message: `${cell.message}（${who(cell.entryId, cell.field)}）` }
      : cell,
  );
}

/** What an exported workbook that came home would change, cell by cell; nothing is saved. @throws Problem WORKBOOK_NOT_OURS */
export async function compareHomecoming(
  tx: Tx,
  actor: Actor,
  registerId: string,
  file: string,
  sheets: readonly WholeSheet[],
): Promise<Homecoming> {
  const loaded = await getRegister(tx, registerId);
  const { register, plan } = loaded;
  const read = readHomecoming(sheets, registerId);
  const party = actingParty(actor, plan);
  const specs = new Map(fieldSpecs(register.file, party).map((spec) => [fieldHeader(spec), spec]));
  const ids = [...new Set(read.cells.map(({ entryId }) => entryId))];
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e
    where e.id::text = any(${sql.param(ids)}::text[]) and e.register = ${registerId}
      and ${withinScope(actor.scope, ENTRY_OWNER)}`);
  const entries = new Map(rows.map((row) => [row.id, toEntry(row, register)]));
  const cells: HomecomingCell[] = [];
  const stray = [...read.stray];
  for (const cell of read.cells) {
    const entry = entries.get(cell.entryId);
    if (!entry) {
      if (!stray.some(({ row }) => row === cell.row)) {
        stray.push({ row: cell.row, message: '这一条已不在清单上，或不在您的管辖范围内' });
      }
      continue;
    }
    const own = editableFields(register, entry, party);
    const judged = judge(loaded, entry, own, cell, specs.get(cell.header));
    if (judged) cells.push(judged);
  }
  return { file, rows: read.rows, exportedOn: read.exportedOn, cells: await nameWho(tx, cells), stray };
}
