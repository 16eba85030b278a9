import type { PolicyEdit } from '@tenglong/contracts/policy';

/** The edit that puts a value in a place of the policy. */
export const putInPolicy = (at: PolicyEdit['at'], value: PolicyEdit['value']): PolicyEdit => ({
  file: 'policy',
  do: 'set',
  at,
  value,
});
