import { type core, safeParse } from 'zod';
import { Problem } from '../problem/index.ts';
import { chineseIssue } from './chinese-issue.ts';

/**
 * What a schema reads from what somebody sent: params, a query, a body, the fields beside a file.
 * @throws Problem INPUT_INVALID with what is wrong, field by field, each a sentence in Chinese
 */
export function checkInput<S extends core.$ZodType>(schema: S, input: unknown): core.output<S> {
  const result = safeParse(schema, input, { error: chineseIssue });
  if (result.success) return result.data;
  const details = result.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  throw new Problem('INPUT_INVALID', { details });
}
