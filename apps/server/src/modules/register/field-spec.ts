import type { EvidenceSpec, FieldSpec } from '@tenglong/contracts/register';
import type { RegisterField, RegisterFile } from '@tenglong/domain/register';

function fieldSpec(name: string, field: RegisterField): FieldSpec {
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
  };
}

/** The fields of a register as forms and tables need them, in the order of the declaration. */
export const fieldSpecs = ({ fields }: RegisterFile): FieldSpec[] =>
  Object.entries(fields).map(([name, field]) => fieldSpec(name, field));

export const evidenceSpecs = ({ evidence }: RegisterFile): EvidenceSpec[] =>
  Object.entries(evidence).map(([kind, { label, kind: of }]) => ({ kind, label, photo: of === 'photo' }));
