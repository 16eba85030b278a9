import type { Migration } from '../../../platform/database/index.ts';
import matches from './0001-matches.sql?raw';
import purchases from './0002-purchases.sql?raw';
import grants from './0003-grants.sql?raw';
import drafts from './0007-drafts.sql?raw';
import pastGrants from './0008-past-grants.sql?raw';
import invoiceClaims from './0009-invoice-claims.sql?raw';
import leases from './0010-leases.sql?raw';
import matchFacts from './0011-match-facts.sql?raw';
import mostYuan from './0012-most-yuan.sql?raw';
import packedSteps from './0013-packed-steps.sql?raw';
import rowsWithoutKeys from './0014-rows-without-keys.sql?raw';

export const policyMigrations: readonly Migration[] = [
  { id: 'policy/0001-matches', sql: matches },
  { id: 'policy/0002-purchases', sql: purchases },
  { id: 'policy/0003-grants', sql: grants },
  { id: 'policy/0007-drafts', sql: drafts },
  { id: 'policy/0008-past-grants', sql: pastGrants },
  { id: 'policy/0009-invoice-claims', sql: invoiceClaims },
  { id: 'policy/0010-leases', sql: leases },
  { id: 'policy/0011-match-facts', sql: matchFacts },
  { id: 'policy/0012-most-yuan', sql: mostYuan },
  { id: 'policy/0013-packed-steps', sql: packedSteps },
  { id: 'policy/0014-rows-without-keys', sql: rowsWithoutKeys },
];
