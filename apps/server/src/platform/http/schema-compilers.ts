import type { FastifySchemaCompiler } from 'fastify';
import { type core, safeParse } from 'zod';
import { Problem } from '../problem/index.ts';
import { chineseIssue } from './chinese-issue.ts';

/** Checks params, query and body by their Zod schema; what fails is listed field by field, in Chinese. */
export const validatorCompiler: FastifySchemaCompiler<core.$ZodType> =
  ({ schema }) =>
  (input: unknown) => {
    const result = safeParse(schema, input, { error: chineseIssue });
    if (result.success) return { value: result.data };
    const details = result.error.issues.map(({ path, message }) => ({
      path: path.map(String).join('.'),
      message,
    }));
    return { error: new Problem('INPUT_INVALID', { details }) };
  };
