import {
  type PolicyInput,
  type PolicyInputs,
  valueAt,
  withoutValue,
  withValue,
} from '@tenglong/domain/policy';
import { Field } from '../../shared/forms/index.ts';
import { formatMoney } from '../../shared/value/index.ts';
import './facts-form.css';

export interface FactsFormProps {
  readonly inputs: PolicyInputs;
  readonly facts: unknown;
  readonly onChange: (facts: unknown) => void;
  /** What is wrong, by the place of the fact. */
  readonly faults: ReadonlyMap<string, string>;
  /** The place these inputs stand under; empty for the whole form. */
  readonly under?: string;
}

/** By hand no more items are entered than this; whoever has more merges machines of one type and price. */
const MOST_BY_HAND = 200;

/** The id of the part of a form where a fact is entered. */
export const factAnchor = (place: string): string => `fact-${place}`;

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

interface FactInputProps<Input extends PolicyInput = PolicyInput>
  extends Omit<FactsFormProps, 'inputs' | 'under'> {
  readonly input: Input;
  readonly place: string;
}
type InputOf<Type extends PolicyInput['type']> = FactInputProps<
  Extract<PolicyInput, { readonly type: Type }>
>;

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

const textAt = (facts: unknown, place: string): string => {
  const value = valueAt(facts, place);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const withText = (facts: unknown, place: string, text: string): unknown =>
  text === '' ? withoutValue(facts, place) : withValue(facts, place, text);

function YesNo({ input, place, facts, onChange, faults }: InputOf<'boolean'>) {
  const value = valueAt(facts, place);
  const choices = [
    ['是', true],
    ['否', false],
    ['不清楚', undefined],
  ] as const;
  return (
    <fieldset className="field">
      <legend className="facts-label">{input.label}</legend>
      <div className="facts-choices">
        {choices.map(([word, choice]) => (
          <label key={word}>
            <input
              type="radio"
              name={factAnchor(place)}
              checked={value === choice}
              onChange={() =>
                onChange(choice === undefined ? withoutValue(facts, place) : withValue(facts, place, choice))
              }
            />
            {word}
          </label>
        ))}
      </div>
      <Fault of={faults.get(place)} />
    </fieldset>
  );
}

const Fault = ({ of }: { readonly of: string | undefined }) =>
  of === undefined ? null : (
    <p className="field-error" role="alert">
      {of}
    </p>
  );

function Day({ input, place, facts, onChange, faults }: InputOf<'date'>) {
  const none = input.none && valueAt(facts, place) === null;
  return (
    <Field label={input.label} required error={faults.get(place)}>
      {(control) => (
        <span className="facts-day">
          <input
            {...control}
            type="date"
            className="input"
            disabled={none === true}
            value={textAt(facts, place)}
            onChange={(event) => onChange(withText(facts, place, event.target.value))}
          />
          {input.none ? (
            <label>
              <input
                type="checkbox"
                className="check"
                checked={none === true}
                onChange={(event) =>
                  onChange(event.target.checked ? withValue(facts, place, null) : withoutValue(facts, place))
                }
              />
              {input.none.label}
            </label>
          ) : null}
        </span>
      )}
    </Field>
  );
}

/** １，２００．５ as it is typed in Chinese becomes 1200.5. */
const plainNumber = (text: string): string =>
  text
    .replace(/[０-９．－]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[,，\s]/g, '');

/** Six digits of yuan are hard to count; the same in 万元 stands below. */
const inTenThousands = (unit: string | undefined, text: string): string | undefined =>
  unit === '元' && /^\d{5,15}(\.\d*)?$/.test(text) ? `即 ${formatMoney(text)}` : undefined;

function Quantity({ input, place, facts, onChange, faults }: InputOf<'number'>) {
  const text = textAt(facts, place);
  const label = input.unit ? `${input.label}（${input.unit}）` : input.label;
  return (
    <Field
      label={label}
      required
      help={inTenThousands(input.unit, text) ?? input.help}
      error={faults.get(place)}
    >
      {(control) => (
        <input
          {...control}
          className="input"
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          value={text}
          onChange={(event) => onChange(withText(facts, place, plainNumber(event.target.value)))}
        />
      )}
    </Field>
  );
}

function Words({ input, place, facts, onChange, faults }: InputOf<'text'>) {
  const value = textAt(facts, place);
  return (
    <Field label={input.label} required error={faults.get(place)}>
      {(control) =>
        input.options ? (
          <select
            {...control}
            className="input"
            value={value}
            onChange={(event) => onChange(withText(facts, place, event.target.value))}
          >
            <option value="">不清楚</option>
            {Object.entries(input.options).map(([option, word]) => (
              <option key={option} value={option}>
                {word}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...control}
            className="input"
            maxLength={200}
            value={value}
            onChange={(event) => onChange(withText(facts, place, event.target.value))}
          />
        )
      }
    </Field>
  );
}

/** A list is known from the moment it is there, empty or not; until then it is not known. */
function listAt(facts: unknown, place: string): readonly unknown[] | undefined {
  const value = valueAt(facts, place);
  return Array.isArray(value) ? value : undefined;
}

interface ListFrameProps extends Omit<FactInputProps, 'input'> {
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
