import { findTiers, PolicyFile } from '@tenglong/domain/policy';
import { useMemo } from 'react';
import { ScrollStrip, Section } from '../../shared/layout/index.ts';
import { addressText, formatCount } from '../../shared/value/index.ts';
import { CellInput, Faults } from './draft-fields.tsx';
import { DraftTable } from './draft-table.tsx';
import { DraftTiers } from './draft-tiers.tsx';
import { putInPolicy } from './put-in-policy.ts';
import { type DraftPartProps, type FiguresProps, faultsAt } from './use-draft-edit.ts';

/** Every figure of the policy with its unit and clause, the scales of tiers, the tables. */
export function DraftFigures({ draft, editing }: DraftPartProps) {
  const file = useMemo(() => PolicyFile.safeParse(draft.file), [draft.file]);
  if (!file.success) return null;
  const part = { draft, editing, file: file.data };
  return (
    <>
      <Figures {...part} />
      {findTiers(file.data).map((scale) => (
        <DraftTiers key={JSON.stringify(scale.places)} scale={scale} {...part} />
      ))}
      {Object.keys(file.data.tables).map((name) => (
        <DraftTable key={name} name={name} {...part} />
      ))}
    </>
  );
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
              <th scope="col" className="draft-clause">
                出处
              </th>
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
                        onKeep={(text) => editing.mutate({ edits: [putInPolicy(at, text)] })}
                      />
                    ) : (
                      <span className="note">分时期取值，请在规则里改</span>
                    )}
                  </td>
                  <td>{unit ?? ''}</td>
                  <td className="num">{before ?? '—'}</td>
                  <td className="draft-clause">{clause ? addressText(clause) : ''}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollStrip>
    </Section>
  );
}
