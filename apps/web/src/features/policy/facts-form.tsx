import {
  type PolicyInput,
  type PolicyInputs,
  valueAt,
  withoutValue,
  withValue,
} from '@tenglong/domain/policy';
import {
  Day,
  type FactProps,
  Fault,
  factAnchor,
  type InputOf,
  Quantity,
  Words,
  YesNo,
} from './facts-inputs.tsx';
import './facts-form.css';

export interface FactsFormProps extends Omit<FactProps, 'place'> {
  readonly inputs: PolicyInputs;
  /** The place these inputs stand under; empty for the whole form. */
  readonly under?: string;
}

/** By hand no more items are entered than this; whoever has more merges machines of one type and price. */
const MOST_BY_HAND = 200;

/** A form made of a policy's typed inputs: label, unit and kind of control come from the policy. */
export function FactsForm({ inputs, under = '', ...rest }: FactsFormProps) {
  return (
    <div className="facts-form">
      {Object.entries(inputs).map(([name, input]) => {
        const place = under === '' ? name : `${under}.${name}`;
        return (
          <div
            key={place}
            id={factAnchor(place)}
            className={input.type === 'list' ? 'facts-wide' : undefined}
          >
            <FactInput input={input} place={place} {...rest} />
          </div>
        );
      })}
    </div>
  );
}

type FactInputProps = FactProps & { readonly input: PolicyInput };
function FactInput({ input, ...rest }: FactInputProps) {
  switch (input.type) {
    case 'boolean':
      return <YesNo input={input} {...rest} />;
    case 'date':
      return <Day input={input} {...rest} />;
    case 'number':
      return <Quantity input={input} {...rest} />;
    case 'text':
      return <Words input={input} {...rest} />;
    case 'list':
      return <Items input={input} {...rest} />;
    case 'series':
      return <Series input={input} {...rest} />;
  }
}

/** A list is known from the moment it is there, empty or not; until then it is not known. */
function listAt(facts: unknown, place: string): readonly unknown[] | undefined {
  const value = valueAt(facts, place);
  return Array.isArray(value) ? value : undefined;
}

interface ListFrameProps extends FactProps {
  readonly label: string;
  readonly blank: unknown;
  readonly children: (
    items: readonly unknown[],
    put: (items: readonly unknown[] | undefined) => void,
  ) => React.ReactNode;
}

function ListFrame({ label, blank, place, facts, onChange, faults, children }: ListFrameProps) {
  const items = listAt(facts, place);
  const put = (next: readonly unknown[] | undefined) =>
    onChange(next === undefined ? withoutValue(facts, place) : withValue(facts, place, next));
  const full = (items?.length ?? 0) >= MOST_BY_HAND;
  return (
    <fieldset className="facts-list">
      <legend className="facts-label">{label}</legend>
      {children(items ?? [], put)}
      <Fault of={faults.get(place)} />
      <div className="btns">
        <button type="button" className="btn" disabled={full} onClick={() => put([...(items ?? []), blank])}>
          {items === undefined || items.length === 0 ? '填第一项' : '再加一项'}
        </button>
        {items === undefined || items.length > 0 ? null : <span className="note">没有</span>}
        {items === undefined ? (
          <button type="button" className="btn btn-text" onClick={() => put([])}>
            没有
          </button>
        ) : null}
        {full ? <span className="note">逐项填写至多 {MOST_BY_HAND} 项，同型号同单价的请合并</span> : null}
      </div>
    </fieldset>
  );
}

function Items({ input, place, ...rest }: InputOf<'list'>) {
  return (
    <ListFrame label={input.label} blank={{}} place={place} {...rest}>
      {(items, put) => (
        <ol className="facts-items">
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place, as in the facts
            <li key={index}>
              <p className="facts-item-head">
                <span>{`第 ${index + 1} 项`}</span>
                <button
                  type="button"
                  className="lnk"
                  disabled={items.length >= MOST_BY_HAND}
                  onClick={() => put([...items.slice(0, index + 1), item, ...items.slice(index + 1)])}
                >
                  复制
                </button>
                <button
                  type="button"
                  className="lnk"
                  onClick={() => put(items.filter((_, at) => at !== index))}
                >
                  删去
                </button>
              </p>
              <FactsForm inputs={input.fields} under={`${place}[${index}]`} {...rest} />
            </li>
          ))}
        </ol>
      )}
    </ListFrame>
  );
}

function Series({ input, ...rest }: InputOf<'series'>) {
  return (
    <ListFrame label={input.label} blank={null} {...rest}>
      {(items, put) => (
        <ol className="facts-items">
          {items.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a value is known by its place, as in the facts
            <li key={index} id={factAnchor(`${rest.place}[${index}]`)}>
              <p className="facts-item-head">
                <span>{`第 ${index + 1} 项`}</span>
                <button
                  type="button"
                  className="lnk"
                  onClick={() => put(items.filter((__, at) => at !== index))}
                >
                  删去
                </button>
              </p>
              <FactInput {...rest} input={input.of} place={`${rest.place}[${index}]`} />
            </li>
          ))}
        </ol>
      )}
    </ListFrame>
  );
}
