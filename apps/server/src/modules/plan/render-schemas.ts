import { planJsonSchemas } from '@tenglong/domain/plan';

/** The JSON Schemas that editors use, as files: `units.schema.json` and so on. */
export function renderSchemas(): { path: string; text: string }[] {
  return Object.entries(planJsonSchemas()).map(([path, schema]) => ({
    path,
    text: `${JSON.stringify(schema, null, 2)}\n`,
  }));
}
