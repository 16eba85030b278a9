import type { PolicyEdit } from '@tenglong/contracts/policy';
import { CellInput } from './draft-fields.tsx';
import { DraftGrid } from './draft-grid.tsx';
import { putInPolicy } from './put-in-policy.ts';
import { type FiguresProps, faultsAt } from './use-draft-edit.ts';

interface TableProps extends FiguresProps {
  readonly name: string;
}

/** One table of the policy, a line for each row. */
export function DraftTable({ draft, editing, file: { tables }, name }: TableProps) {
  const table = tables[name];
  if (!table) return null;
  const disabled = !draft.may.edit || editing.isPending;
  const columns = Object.entries(table.columns);
  const empty = {
    when: Object.fromEntries(table.keys.map((key) => [key.name, '*'])),
    // biome-ignore lint/suspicious/noThenProperty: the word of the language; a row is data and never awaited
    then: Object.fromEntries(
      columns.map(([column, { type = 'number' }]) => [column, type === 'boolean' ? false : '0']),
    ),
  };
  const rows = ['tables', name, 'rows'];
  const keep = (at: PolicyEdit['at'], value: PolicyEdit['value']) =>
    editing.mutate({ edits: [putInPolicy(at, value)] });
  return (
    <DraftGrid
      title={`表：${table.label}`}
      note="* 是其余的都算"
      label={table.label}
      faults={faultsAt(draft, `tables.${name}`)}
      heads={[
        ...table.keys.map(({ label }) => label),
        ...columns.map(([, { label, unit }]) => (unit ? `${label}（${unit}）` : label)),
      ]}
      disabled={disabled}
      rows={table.rows.map((row, index) => ({
        key: JSON.stringify(row),
        cells: (
          <>
            {table.keys.map((key) => (
              <td key={key.name}>
                <CellInput
                  label={`第 ${index + 1} 行${key.label}`}
                  value={String(row.when[key.name] ?? '*')}
                  disabled={disabled}
                  onKeep={(text) => keep([...rows, index, 'when', key.name], text)}
                />
              </td>
            ))}
            {columns.map(([column, { label, type = 'number' }]) => (
              <td key={column}>
                <CellInput
                  label={`第 ${index + 1} 行${label}`}
                  value={String(row.then[column] ?? '')}
                  numeric={type === 'number'}
                  disabled={disabled}
                  onKeep={(text) =>
                    keep([...rows, index, 'then', column], type === 'boolean' ? text === 'true' : text)
                  }
                />
              </td>
            ))}
          </>
        ),
        onRemove: draft.may.edit
          ? () => editing.mutate({ edits: [{ file: 'policy', do: 'remove', at: [...rows, index] }] })
          : undefined,
      }))}
      add={
        draft.may.edit
          ? {
              words: '加一行',
              onAdd: () =>
                editing.mutate({ edits: [{ file: 'policy', do: 'insert', at: rows, value: empty }] }),
            }
          : undefined
      }
    />
  );
}
