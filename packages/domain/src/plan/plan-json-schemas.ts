import { z } from 'zod';
import { FOLDERS, POLICY_FILES, SINGLE_FILES } from './schema/catalogue.ts';

/**
 * JSON Schemas (draft 2020-12) of the files of a plan folder, by the name under which they are saved, so that an editor
 * completes and checks a plan while it is written.
 */
export function planJsonSchemas(): Record<string, object> {
  const write = (schema: z.ZodType, title: string) => ({
    ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
    title,
  });
  const single = Object.entries(SINGLE_FILES).map(([path, { schema, title }]) => [
    `${path.replace(/\.yaml$/, '')}.schema.json`,
    write(schema, title),
  ]);
  const folders = Object.entries(FOLDERS).map(([name, { schema, title }]) => [
    `${name}.schema.json`,
    write(schema, title),
  ]);
  const policies = Object.values(POLICY_FILES).map(({ schema, title, saved }) => [
    `${saved}.schema.json`,
    write(schema, title),
  ]);
  return Object.fromEntries([...single, ...folders, ...policies]);
}
