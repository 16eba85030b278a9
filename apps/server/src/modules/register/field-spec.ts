import type { EvidenceSpec, FieldSpec } from '@tenglong/contracts/register';
import type { RegisterField, RegisterFile } from '@tenglong/domain/register';
import type { ReadingParty } from './acting-party.ts';
import { mayReadEntryField } from './field-rights.ts';

function fieldSpec({ moves }: Pick<RegisterFile, 'moves'>, name: string, field: RegisterField): FieldSpec {
  return {
    name,
    label: field.label,
    type: field.type,
    unit: field.type === 'number' ? (field.unit ?? '') : '',
    decimals: field.type === 'number' ? field.decimals : 0,
    options: Object.entries(field.type === 'text' ? (field.options ?? {}) : {}).map(([value, label]) => ({
      value,
      label,
    })),
    dueFrom: moves.find(({ fields, to }) => to !== undefined && fields.includes(name))?.to ?? null,
  };
}

/** The fields of a register that a party may read, as forms and tables need them, in the order in which its steps ask for them. */
export const fieldSpecs = (file: RegisterFile, party: ReadingParty): FieldSpec[] =>
  fieldGroups(file)
    .flatMap(({ fields }) => fields)
    .filter((name) => mayReadEntryField(file, name, party))
    .flatMap((name) => {
      const field = file.fields[name];
      return field ? [fieldSpec(file, name, field)] : [];
    });

/** The fields of a register that anybody may read, in the order in which its steps ask for them. */
export const publicSpecs = (file: RegisterFile): FieldSpec[] =>
  fieldGroups(file)
    .flatMap(({ fields }) => fields)
    .flatMap((name) => {
      const field = file.fields[name];
      return field?.sensitivity === 'public' ? [fieldSpec(file, name, field)] : [];
    });

export const evidenceSpecs = ({ evidence }: RegisterFile): EvidenceSpec[] =>
  Object.entries(evidence).map(([kind, { label, kind: of }]) => ({ kind, label, photo: of === 'photo' }));

/** Fields by the step that asks for them first, in the order of the steps; what no step asks for comes last. */
export function fieldGroups({
  fields,
  opening,
  moves,
}: Pick<RegisterFile, 'fields' | 'opening' | 'moves'>): { title: string; fields: string[] }[] {
  const left = new Set(Object.keys(fields));
  const take = (names: readonly string[]) => names.filter((name) => left.delete(name));
  const first = { title: '列入', fields: take(opening.fields) };
  const asked = [first, ...moves.map((move) => ({ title: move.title, fields: take(move.fields) }))];
  return [...asked, { title: '其他', fields: [...left] }].filter((group) => group.fields.length > 0);
}
