import type { PolicyEdit } from '@tenglong/contracts/policy';
import { findTiers, PolicyFile, type TierScale } from '@tenglong/domain/policy';
import { useMemo } from 'react';
import { ScrollStrip, Section } from '../../shared/layout/index.ts';
import { addressText, formatCount } from '../../shared/value/index.ts';
import { CellInput, Faults } from './draft-fields.tsx';
import { type DraftPartProps, faultsAt } from './use-draft-edit.ts';

type Parameters = PolicyFile['parameters'];

const set = (at: PolicyEdit['at'], value: PolicyEdit['value']): PolicyEdit => ({
  file: 'policy',
  do: 'set',
  at,
  value,
});

/** Every figure of the policy with its unit and clause, the scales of tiers, the tables. */
export function DraftFigures({ draft, editing }: DraftPartProps) {
  const file = useMemo(() => PolicyFile.safeParse(draft.file), [draft.file]);
  if (!file.success) return null;
  const part = { draft, editing, file: file.data };
  return (
    <>
      <Figures {...part} />
      {findTiers(file.data).map((scale) => (
        <Tiers key={JSON.stringify(scale.places)} scale={scale} {...part} />
      ))}
      {Object.keys(file.data.tables).map((name) => (
        <TableRows key={name} name={name} {...part} />
      ))}
    </>
  );
}

interface FiguresProps extends DraftPartProps {
  readonly file: PolicyFile;
}

function Figures({ draft, editing, file: { parameters } }: FiguresProps) {
  const names = Object.keys(parameters);
  if (names.length === 0) return null;
  const disabled = !draft.may.edit || editing.isPending;
  return (
    <Section title={`参数 ${formatCount(names.length, '个')}`} note="改了的数与现行版本并列；离开格子即记下">
      <ScrollStrip label="参数">
        <table className="tbl draft-table">
          <thead>
            <tr>
              <th scope="col">参数</th>
              <th scope="col">草稿</th>
              <th scope="col">单位</th>
              <th scope="col">现行</th>
              <th scope="col">出处</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => {
              const parameter = parameters[name];
              if (!parameter) return null;
              const { label, unit, clause, note, value, type = 'number' } = parameter;
              const faults = faultsAt(draft, `parameters.${name}`);
              const at = value === undefined ? undefined : ['parameters', name, 'value'];
              const before = draft.before[name];
              return (
                <tr key={name} className={faults.length > 0 ? 'draft-wrong' : undefined}>
                  <th scope="row">
                    {label}
                    {note ? <span className="note">（{note}）</span> : null}
                    <Faults faults={faults} />
                  </th>
                  <td>
                    {at ? (
                      <CellInput
                        label={label}
                        value={String(value)}
                        numeric={type === 'number'}
                        disabled={disabled || type === 'boolean'}
                        onKeep={(text) => editing.mutate({ edits: [set(at, text)] })}
                      />
                    ) : (
                      <span className="note">分时期取值，请在规则里改</span>
                    )}
                  </td>
                  <td>{unit ?? ''}</td>
                  <td className="num">{before ?? '—'}</td>
                  <td>{clause ? addressText(clause) : ''}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollStrip>
    </Section>
  );
}

/** A name for one more parameter like this: tier3 → tier4. */
function nextName(parameters: Parameters, like: string): string {
  const stem = like.replace(/\d+$/, '');
  let at = 1;
  while (Object.hasOwn(parameters, `${stem}${at}`)) at += 1;
  return `${stem}${at}`;
}

interface TiersProps extends FiguresProps {
  readonly scale: TierScale;
}

function Tiers({ draft, editing, file: { parameters }, scale }: TiersProps) {
  const disabled = !draft.may.edit || editing.isPending;
  const last = scale.steps.at(-1);
  const written = scale.steps.every(({ from, gives }) => from !== undefined && gives !== undefined);
  function addTier() {
    if (last?.from === undefined || last.gives === undefined) return;
    const [from, gives] = [nextName(parameters, last.from), nextName(parameters, last.gives)];
    const [low, rate] = [parameters[last.from], parameters[last.gives]];
    if (!low || !rate) return;
    const level = scale.steps.length + 1;
    const step = { from: { param: from }, gives: { param: gives } };
    const like = ({ unit, clause }: typeof low, label: string, value: string) => ({
      label,
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(clause === undefined ? {} : { clause }),
    });
    const bound = String(low.value ?? '0');
    editing.mutate({
      edits: [
        // Twice the bound below is only where to begin from: it is written beside the others and changed there.
        set(
          ['parameters', from],
          like(low, `第 ${level} 档起点`, `${BigInt(/^\d+$/.test(bound) ? bound : '1') * 2n}`),
        ),
        set(['parameters', gives], like(rate, `第 ${level} 档比例`, String(rate.value ?? '0'))),
        ...scale.places.map(
          (place): PolicyEdit => ({ file: 'policy', do: 'insert', at: [...place], value: step }),
        ),
      ],
    });
  }
  function removeTier(index: number) {
    const step = scale.steps[index];
    if (step?.from === undefined || step.gives === undefined) return;
    editing.mutate({
      edits: [
        ...scale.places.map((place): PolicyEdit => ({ file: 'policy', do: 'remove', at: [...place, index] })),
        ...[step.from, step.gives].map(
          (name): PolicyEdit => ({ file: 'policy', do: 'remove', at: ['parameters', name] }),
        ),
      ],
    });
  }
  const faults = scale.places.flatMap((place) =>
    faultsAt(
      draft,
      place.reduce<string>(
        (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
        '',
      ),
    ),
  );
  return (
    <Section
      title={`分档：${scale.label}`}
      note={`${scale.mode === 'whole' ? '全额按所达档次' : '分段累进'}${scale.places.length > 1 ? '，同一组档次用在几处，一起改' : ''}`}
    >
      <Faults faults={faults} />
      <ScrollStrip label={scale.label}>
        <table className="tbl draft-table">
          <thead>
            <tr>
              <th scope="col">档次</th>
              <th scope="col">起点（含）</th>
              <th scope="col">给予</th>
              <th scope="col">
                <span className="unseen">删去</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {scale.steps.map(({ from, gives }, index) => (
              <tr key={`${from} ${gives}`}>
                <th scope="row">{`第 ${index + 1} 档`}</th>
                {[from, gives].map((name) => {
                  const parameter = name === undefined ? undefined : parameters[name];
                  return (
                    <td key={name ?? 'none'}>
                      {parameter?.value === undefined || name === undefined ? (
                        '—'
                      ) : (
                        <span className="draft-figure">
                          <CellInput
                            label={`第 ${index + 1} 档${parameter.label}`}
                            value={String(parameter.value)}
                            numeric
                            disabled={disabled}
                            onKeep={(text) =>
                              editing.mutate({ edits: [set(['parameters', name, 'value'], text)] })
                            }
                          />
                          {parameter.unit}
                        </span>
                      )}
                    </td>
                  );
                })}
                <td>
                  {draft.may.edit && written && scale.steps.length > 1 ? (
                    <button
                      type="button"
                      className="lnk"
                      disabled={disabled}
                      onClick={() => removeTier(index)}
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
      {draft.may.edit && written ? (
        <div className="btns noprint">
          <button type="button" className="btn" disabled={disabled} onClick={addTier}>
            加一档
          </button>
        </div>
      ) : null}
    </Section>
  );
}

interface TableProps extends FiguresProps {
  readonly name: string;
}

function TableRows({ draft, editing, file: { tables }, name }: TableProps) {
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
