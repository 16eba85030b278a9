import type { FastifySchemaCompiler } from 'fastify';
import type { core } from 'zod';
import { checkInput } from './check-input.ts';

/** Checks params, query and body by their Zod schema. */
export const validatorCompiler: FastifySchemaCompiler<core.$ZodType> =
  ({ schema }) =>
  (input: unknown) => {
    try {
      return { value: checkInput(schema, input) };
    } catch (error) {
      return { error: error as Error };
    }
  };
