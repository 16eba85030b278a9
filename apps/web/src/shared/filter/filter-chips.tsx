import { useState } from 'react';
import { FilterEditor } from './filter-editor.tsx';
import { describeFilter, type FilterField, type FilterValues, isSet } from './filter-field.ts';
import { Popover } from './popover.tsx';

export interface FilterChipsProps {
  readonly fields: readonly FilterField[];
  /** From the address; a change goes back into it. */
  readonly values: FilterValues;
  readonly onChange: (id: string, values: readonly string[]) => void;
}

/** The conditions of a list as chips: press one to change it, × to drop it, 加条件 for another. */
export function FilterChips({ fields, values, onChange }: FilterChipsProps) {
  const set = fields.filter(({ id }) => isSet(values[id]));
  const free = fields.filter(({ id }) => !isSet(values[id]));
  return (
    <>
      {set.map((field) => (
        <span key={field.id} className="chip">
          <Popover
            className="chip-word"
            label={`改条件：${field.label}`}
            button={
              <>
                {field.label} <b>{describeFilter(field, values[field.id] ?? [])}</b>
              </>
            }
          >
            {(close) => (
              <FilterEditor
                field={field}
                values={values[field.id] ?? []}
                onChange={(next) => onChange(field.id, next)}
                onDone={close}
              />
            )}
          </Popover>
          <button
            type="button"
            className="chip-x"
            aria-label={`去掉条件：${field.label}`}
            onClick={() => onChange(field.id, [])}
          >
            ×
          </button>
        </span>
      ))}
      {free.length > 0 ? <AddFilter fields={free} onChange={onChange} /> : null}
    </>
  );
}

function AddFilter({ fields, onChange }: Omit<FilterChipsProps, 'values'>) {
  return (
    <Popover className="chip chip-add" label="加条件" button="加条件">
      {(close) => <AddFilterSheet fields={fields} onChange={onChange} onDone={close} />}
    </Popover>
  );
}

interface AddFilterSheetProps extends Omit<FilterChipsProps, 'values'> {
  readonly onDone: () => void;
}

/** First which, then what. Ticks are gathered here and take effect together, so that the sheet stays in place. */
function AddFilterSheet({ fields, onChange, onDone }: AddFilterSheetProps) {
  const [field, setField] = useState<FilterField | undefined>(fields.length === 1 ? fields[0] : undefined);
  const [values, setValues] = useState<readonly string[]>([]);
  if (!field) {
    return (
      <ul className="pick-list pick">
        {fields.map((each) => (
          <li key={each.id}>
            <button type="button" className="pick-item" onClick={() => setField(each)}>
              {each.label}
            </button>
          </li>
        ))}
      </ul>
    );
  }
  const gathers = field.kind === 'choice' && !field.single;
  return (
    <>
      <p className="pick-title">{field.label}</p>
      <FilterEditor
        field={field}
        values={values}
        onChange={(next) => (gathers ? setValues(next) : onChange(field.id, next))}
        onDone={onDone}
      />
      {gathers ? (
        <div className="pick-foot">
          <button
            type="button"
            className="btn btn-primary"
            disabled={values.length === 0}
            onClick={() => {
              onChange(field.id, values);
              onDone();
            }}
          >
            按此筛选
          </button>
        </div>
      ) : null}
    </>
  );
}
