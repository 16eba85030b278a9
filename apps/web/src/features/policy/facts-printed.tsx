import { type PolicyFile, type PolicyInput, type PolicyInputs, valueAt } from '@tenglong/domain/policy';
import { Section } from '../../shared/layout/index.ts';

/** What was entered, for paper: the form itself is not printed. */
export function FactsPrinted({ file, facts }: { readonly file: PolicyFile; readonly facts: unknown }) {
  return (
    <div className="print-only">
      <Section title="所填情况">
        <FactList inputs={file.inputs} facts={facts} under="" />
      </Section>
    </div>
  );
}

interface FactListProps {
  readonly inputs: PolicyInputs;
  readonly facts: unknown;
  readonly under: string;
}

function FactList({ inputs, facts, under }: FactListProps) {
  const entries = Object.entries(inputs).map(([name, input]) => ({
    place: under === '' ? name : `${under}.${name}`,
    input,
  }));
  return (
    <ul className="facts-printed">
      {entries.map(({ place, input }) => {
        const value = valueAt(facts, place);
        if (input.type !== 'list' || !Array.isArray(value)) {
          return <li key={place}>{`${input.label}：${factText(input, value)}`}</li>;
        }
        return (
          <li key={place}>
            {`${input.label}：${value.length} 项`}
            <ol>
              {value.map((item, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place
                <li key={index}>
                  {isPlain(input.fields) ? (
                    `第 ${index + 1} 项：${itemText(input.fields, item)}`
                  ) : (
                    <>
                      {`第 ${index + 1} 项`}
                      <FactList inputs={input.fields} facts={facts} under={`${place}[${index}]`} />
                    </>
                  )}
                </li>
              ))}
            </ol>
          </li>
        );
      })}
    </ul>
  );
}

const isPlain = (fields: PolicyInputs): boolean =>
  Object.values(fields).every(({ type }) => type !== 'list' && type !== 'series');

/** An item in a line: paper has no room for a line a figure. */
const itemText = (fields: PolicyInputs, item: unknown): string =>
  Object.entries(fields)
    .map(([name, input]) => `${input.label} ${factText(input, valueAt(item, name))}`)
    .join('，');

/** A fact as it was entered, with its unit. */
export function factText(input: PolicyInput, value: unknown): string {
  if (value === null && input.type === 'date' && input.none) return input.none.label;
  if (value === undefined || value === null) return '未填';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) {
    const each = input.type === 'series' ? input.of : input;
    return value.length === 0 ? '没有' : value.map((one) => factText(each, one)).join('、');
  }
  if (input.type === 'text') return input.options?.[String(value)] ?? String(value);
  return input.type === 'number' && input.unit ? `${String(value)} ${input.unit}` : String(value);
}
