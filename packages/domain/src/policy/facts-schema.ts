import { GREATEST, LONGEST_TEXT, MOST_ITEMS } from './facts-reader.ts';
import type { PolicyFile } from './policy-file.ts';
import type { PolicyInput, PolicyInputs } from './policy-input.ts';

type Schema = Readonly<Record<string, unknown>>;

const numberOf = ({ unit, least, most, whole }: Extract<PolicyInput, { type: 'number' }>): Schema => {
  const bounds = [
    least === undefined ? '' : `不小于 ${least}`,
    most === undefined ? '' : `不大于 ${most}`,
    whole ? '整数' : '',
  ].filter((part) => part !== '');
  return {
    type: ['string', 'number', 'null'],
    // Written as text a figure is under the pattern alone, so that what no figure can be is said there as well.
    pattern: `^${least !== undefined && Number(least) >= 0 ? '\\+?' : '[+-]?'}\\d+${whole ? '(\\.0+)?' : '(\\.\\d+)?'}$`,
    ...(least === undefined ? {} : { minimum: Number(least) }),
    maximum: Number(most ?? GREATEST),
    ...(whole ? { multipleOf: 1 } : {}),
    $comment: `十进制数，宜写成带引号的文字${unit ? `；单位：${unit}` : ''}${bounds.length > 0 ? `；${bounds.join('，')}` : ''}`,
    ...(unit ? { 'x-unit': unit } : {}),
  };
};

function schemaOf(input: PolicyInput): Schema {
  const head = {
    title: input.label,
    ...(input.help === undefined ? {} : { description: input.help }),
    ...(input.source === undefined ? {} : { 'x-source': input.source }),
  };
  switch (input.type) {
    case 'number':
      return { ...head, ...numberOf(input) };
    case 'boolean':
      return { ...head, type: ['boolean', 'null'] };
    case 'date':
      return {
        ...head,
        type: ['string', 'null'],
        format: 'date',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        ...(input.none ? { $comment: `null 表示${input.none.label}` } : {}),
      };
    case 'text':
      return input.options
        ? { ...head, enum: [...Object.keys(input.options), null], 'x-labels': input.options }
        : { ...head, type: ['string', 'null'], maxLength: LONGEST_TEXT };
    case 'series':
      return { ...head, type: ['array', 'null'], maxItems: MOST_ITEMS, items: schemaOf(input.of) };
    case 'list':
      return { ...head, type: ['array', 'null'], maxItems: MOST_ITEMS, items: groupOf(input.fields) };
  }
}

/** Dotted names become nested objects: `project.filed` is the property `filed` of `project`. */
function objectOf(inputs: PolicyInputs): Schema {
  const properties: Record<string, unknown> = {};
  const groups = new Map<string, Record<string, PolicyInput>>();
  for (const [name, input] of Object.entries(inputs)) {
    const [group = name, ...rest] = name.split('.');
    if (rest.length === 0) {
      properties[name] = schemaOf(input);
      continue;
    }
    const members = groups.get(group) ?? {};
    members[rest.join('.')] = input;
    groups.set(group, members);
    properties[group] = {};
  }
  for (const [group, members] of groups) properties[group] = groupOf(members);
  return { type: 'object', properties };
}

/** Of a group or an item that is `null` nothing is known. */
const groupOf = (inputs: PolicyInputs): Schema => ({ ...objectOf(inputs), type: ['object', 'null'] });

/**
 * The JSON Schema (draft 2020-12) of a policy's facts. Nothing is required: what is left out is unknown, and so is
 * `null` unless the input says what it means.
 */
export function factsJsonSchema({ id, title, inputs }: PolicyFile): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `tenglong-policy-facts-${id}`,
    title: `${title}（${id}）的事实`,
    description: '略去的项视为未知，不作任何假定',
    ...objectOf(inputs),
  };
}
