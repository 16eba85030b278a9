import type { BatchDetail, ColumnMapping, CorrectBatch } from '@tenglong/contracts/intake';
import { useState } from 'react';
import { HeadRow, ScrollStrip } from '../../shared/layout/index.ts';
import './preview.css';

export interface MappingEditorProps {
  readonly batch: BatchDetail;
  readonly busy: boolean;
  readonly onCorrect: (body: CorrectBatch) => void;
}

const BY = {
  plan: '按方案的列名',
  remembered: '沿用上次的对应',
  person: '由人指定',
  none: '没有读',
} as const;
const UNITS = [
  '元',
  '千元',
  '万元',
  '亿元',
  '平方米',
  '亩',
  '公顷',
  '千克',
  '吨',
  '千瓦时',
  '万千瓦时',
  '吨标准煤',
  '人',
];

type Change = { field: string | null; unit: string | null };

/** Each of the sender's columns and what it is read as; a choice made here comes back with the next file of that head. */
export function MappingEditor({ batch, busy, onCorrect }: MappingEditorProps) {
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map());
  const read = batch.sheets.filter((sheet) => sheet.read);
  const keyOf = (sheet: string, index: number) => `${sheet}\u001f${index}`;
  function change(sheet: string, column: ColumnMapping, next: Partial<Change>) {
    const key = keyOf(sheet, column.index);
    const before = changes.get(key) ?? { field: column.field, unit: null };
    setChanges(new Map(changes).set(key, { ...before, ...next }));
  }
  function submit() {
    const columns = [...changes].map(([key, { field, unit }]) => {
      const [sheet = '', index = '0'] = key.split('\u001f');
      return { sheet, index: Number(index), field, unit };
    });
    onCorrect({ columns });
    setChanges(new Map());
  }
  return (
    <div className="mapping noprint">
      {read.map((sheet) => (
        <ScrollStrip key={sheet.name} label={`工作表 ${sheet.name} 的列`}>
          <table className="tbl">
            <HeadRow
              heads={[
                '列',
                '来文的列名',
                { words: '来文的内容', as: 'desk-cell' },
                '读作',
                '来文单位',
                { words: '依据', as: 'desk-cell' },
              ]}
            />
            <tbody>
              {sheet.columns
                .filter(({ header }) => header !== '')
                .map((column) => {
                  const now = changes.get(keyOf(sheet.name, column.index));
                  const field = now ? now.field : column.field;
                  return (
                    <tr key={column.index}>
                      <td>{column.letter}</td>
                      <th scope="row">{column.header}</th>
                      <td className="muted desk-cell">{column.sample.join('、')}</td>
                      <td>
                        <select
                          className="input"
                          aria-label={`${column.header} 读作`}
                          value={field ?? ''}
                          onChange={(event) =>
                            change(sheet.name, column, { field: event.target.value || null })
                          }
                        >
                          <option value="">不读</option>
                          {batch.fields.map(({ id, title }) => (
                            <option key={id} value={id}>
                              {title}
                            </option>
                          ))}
                        </select>
                      </td>
                      <td>
                        {batch.fields.find(({ id }) => id === field)?.unit ? (
                          <select
                            className="input"
                            aria-label={`${column.header} 的来文单位`}
                            value={now?.unit ?? column.unit ?? ''}
                            onChange={(event) =>
                              change(sheet.name, column, { unit: event.target.value || null })
                            }
                          >
                            {[...new Set([column.unit ?? '', ...UNITS])].map((unit) => (
                              <option key={unit} value={unit}>
                                {unit || '按表内写法'}
                              </option>
                            ))}
                          </select>
                        ) : (
                          <span className="muted">—</span>
                        )}
                      </td>
                      <td className="muted desk-cell">{now ? BY.person : BY[column.by]}</td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
        </ScrollStrip>
      ))}
      <div className="btns">
        <button
          type="button"
          className="btn btn-primary"
          disabled={busy || changes.size === 0}
          onClick={submit}
        >
          按此重新读
        </button>
        <span className="note">改过的对应会记住，下次同样的表头直接沿用</span>
      </div>
    </div>
  );
}
