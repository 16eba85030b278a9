import { type PolicyInput, valueAt, withoutValue, withValue } from '@tenglong/domain/policy';
import { Field } from '../../shared/forms/index.ts';
import { formatMoney } from '../../shared/value/index.ts';

/** Where one fact of a form stands, and how it is changed. */
export interface FactProps {
  readonly place: string;
  readonly facts: unknown;
  readonly onChange: (facts: unknown) => void;
  /** What is wrong, by the place of the fact. */
  readonly faults: ReadonlyMap<string, string>;
}
/** The same with the input that the policy declares there. */
export type InputOf<Type extends PolicyInput['type']> = FactProps & {
  readonly input: Extract<PolicyInput, { readonly type: Type }>;
};

/** The id of the part of a form where a fact is entered. */
export const factAnchor = (place: string): string => `fact-${place}`;

const textAt = (facts: unknown, place: string): string => {
  const value = valueAt(facts, place);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const withText = (facts: unknown, place: string, text: string): unknown =>
  text === '' ? withoutValue(facts, place) : withValue(facts, place, text);

export function YesNo({ input, place, facts, onChange, faults }: InputOf<'boolean'>) {
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

export const Fault = ({ of }: { readonly of: string | undefined }) =>
  of === undefined ? null : (
    <p className="field-error" role="alert">
      {of}
    </p>
  );

export function Day({ input, place, facts, onChange, faults }: InputOf<'date'>) {
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

export function Quantity({ input, place, facts, onChange, faults }: InputOf<'number'>) {
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

export function Words({ input, place, facts, onChange, faults }: InputOf<'text'>) {
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
