import { ScrollStrip, Section } from '../../shared/layout/index.ts';
import { type FiguresProps, set } from './draft-edits.ts';
import { CellInput, Faults } from './draft-fields.tsx';
import { faultsAt } from './use-draft-edit.ts';

interface TableProps extends FiguresProps {
  readonly name: string;
}

/** One table of the policy, a line for each row. */
export function TableRows({ draft, editing, file: { tables }, name }: TableProps) {
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
  const at = (index: number, ...rest: string[]) => ['tables', name, 'rows', index, ...rest];
  return (
    <Section title={`表：${table.label}`} note="* 是其余的都算">
      <Faults faults={faultsAt(draft, `tables.${name}`)} />
      <ScrollStrip label={table.label}>
        <table className="tbl draft-table">
          <thead>
            <tr>
              {table.keys.map((key) => (
                <th key={key.name} scope="col">
                  {key.label}
                </th>
              ))}
              {columns.map(([column, { label, unit }]) => (
                <th key={column} scope="col">
                  {unit ? `${label}（${unit}）` : label}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">删去</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={JSON.stringify(row)}>
                {table.keys.map((key) => (
                  <td key={key.name}>
                    <CellInput
                      label={`第 ${index + 1} 行${key.label}`}
                      value={String(row.when[key.name] ?? '*')}
                      disabled={disabled}
                      onKeep={(text) => editing.mutate({ edits: [set(at(index, 'when', key.name), text)] })}
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
                        editing.mutate({
                          edits: [
                            set(at(index, 'then', column), type === 'boolean' ? text === 'true' : text),
                          ],
                        })
                      }
                    />
                  </td>
                ))}
                <td>
                  {draft.may.edit ? (
                    <button
                      type="button"
                      className="lnk"
                      disabled={disabled}
                      onClick={() =>
                        editing.mutate({ edits: [{ file: 'policy', do: 'remove', at: at(index) }] })
                      }
                    >
                      删去
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
      {draft.may.edit ? (
        <div className="btns noprint">
          <button
            type="button"
            className="btn"
            disabled={disabled}
            onClick={() =>
              editing.mutate({
                edits: [{ file: 'policy', do: 'insert', at: ['tables', name, 'rows'], value: empty }],
              })
            }
          >
            加一行
          </button>
        </div>
      ) : null}
    </Section>
  );
}
