import { Problem } from '../problem/index.ts';
import { isUniqueViolation } from './fault.ts';

/**
 * Makes something under the name that its page gave it (see `SubmissionId`): sent a second time it is refused instead of
 * being made again, also where both come in the same moment.
 *
 * @param table - whose primary key the name is
 * @throws Problem ALREADY_SUBMITTED
 */
export async function makeOnce<Made>(table: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (isUniqueViolation(error, `${table}_pkey`)) throw new Problem('ALREADY_SUBMITTED', { cause: error });
    throw error;
  }
}
