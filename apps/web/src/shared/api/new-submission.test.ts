import { SubmissionId } from '@tenglong/contracts/page';
import { expect, test } from 'vitest';
import { newSubmission } from './new-submission.ts';

test('the name of a form is one that the server takes, and no two are the same', () => {
  const names = Array.from({ length: 200 }, newSubmission);
  for (const name of names) expect(SubmissionId.safeParse(name).success, name).toBe(true);
  expect(new Set(names).size).toBe(names.length);
});
