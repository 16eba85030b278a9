import type { Role } from '@tenglong/contracts/identity';

/**
 * Whose rows a route answers with:
 * `nobody` nothing of an enterprise or an entry; `list` many rows, of which each sees their own;
 * `enterprise`, `entry` the one that the path or the body names.
 */
export type Reach = 'nobody' | 'list' | 'enterprise' | 'entry';

export interface AccessRow {
  readonly may: readonly Role[];
  readonly reach: Reach;
}

const EVERYBODY: readonly Role[] = [
  'office',
  'department',
  'township',
  'inspector',
  'leader',
  'reader',
  'enterprise',
  'auditor',
  'security',
  'system',
  'pending',
];
const CAMPAIGN: readonly Role[] = [
  'office',
  'department',
  'township',
  'inspector',
  'leader',
  'reader',
  'enterprise',
];
const OVERSEERS: readonly Role[] = ['office', 'inspector', 'leader', 'reader'];
/** A department sees what was sent, not its rows: a workbook carries figures that others answer for. */
const INTAKE: readonly Role[] = [...OVERSEERS, 'department'];
const DOERS: readonly Role[] = ['office', 'department', 'township', 'enterprise'];
/** Those with a court of their own: what concerns a party is told to it. */
const PARTIES: readonly Role[] = ['office', 'department', 'township', 'enterprise', 'inspector'];
/** The cage ledger, the tasks and the lists are the county's and its units'; an enterprise has no part in them. */
const BOOKS: readonly Role[] = [...OVERSEERS, 'department', 'township'];
/** Policies are changed by the office and by the departments whose clauses they are. */
const DRAFTERS: readonly Role[] = ['office', 'department'];
const OFFICE: readonly Role[] = ['office'];

const row = (may: readonly Role[], reach: Reach = 'nobody'): AccessRow => ({ may, reach });

/**
 * Every route that asks for a sign-in, who may call it and whose rows it is about. Written by hand, not read from the
 * grants: a route or a grant that changes has to be decided here too.
 */
export const ACCESS: Readonly<Record<string, AccessRow>> = {
  'GET /api/docs': row(EVERYBODY),
  'GET /api/docs/json': row(EVERYBODY),
  'GET /api/session': row(EVERYBODY),
  'DELETE /api/session': row(EVERYBODY),
  'POST /api/session/password': row(EVERYBODY),
  'POST /api/session/acting': row(EVERYBODY),
  'POST /api/session/factor': row(EVERYBODY),
  'POST /api/session/factor/confirmation': row(EVERYBODY),

  'GET /api/people': row(['auditor', 'security', 'system']),
  'POST /api/people': row(['system']),
  'POST /api/people/:id/password': row(['system']),
  'PUT /api/people/:id/use': row(['system']),
  'POST /api/people/:id/unlock': row(['system']),
  'PUT /api/people/:id/role': row(['security']),
  'PUT /api/people/:id/sso': row(['security']),
  'POST /api/people/:id/deputies': row(['security']),
  'DELETE /api/people/deputies/:id': row(['security']),

  'GET /api/plan': row(CAMPAIGN),
  'GET /api/plan/contradictions': row(CAMPAIGN),
  'GET /api/plan/reading': row(CAMPAIGN),
  'GET /api/plan/coverage': row(CAMPAIGN),
  'GET /api/plan/versions': row(CAMPAIGN),
  'GET /api/plan/text': row(CAMPAIGN),
  'POST /api/plan/rulings': row(OFFICE),
  'POST /api/plan/rulings/withdrawn': row(OFFICE),
  'POST /api/plan/versions/:id/adopt': row(OFFICE),
  'POST /api/plan/versions/:id/discard': row(OFFICE),
  'POST /api/plan/text': row(OFFICE),
  'DELETE /api/plan/text': row(OFFICE),

  'GET /api/intake/matrix': row(INTAKE),
  'GET /api/intake/templates/:datasetId': row(INTAKE),
  'GET /api/intake/batches': row(INTAKE),
  'GET /api/intake/remembered': row(INTAKE),
  'GET /api/intake/batches/:id': row(OVERSEERS),
  'GET /api/intake/batches/:id/rows': row(OVERSEERS),
  'GET /api/intake/batches/:id/problems': row(OVERSEERS),
  'GET /api/intake/batches/:id/problems/export': row(OVERSEERS),
  'GET /api/intake/batches/:id/bad-rows': row(OVERSEERS),
  'GET /api/intake/batches/:id/effect': row(OVERSEERS),
  'GET /api/intake/findings': row(OVERSEERS),
  'POST /api/intake/batches': row(OFFICE),
  'PATCH /api/intake/batches/:id': row(OFFICE),
  'DELETE /api/intake/batches/:id': row(OFFICE),
  'POST /api/intake/batches/:id/rulings': row(OFFICE),
  'POST /api/intake/batches/:id/commit': row(OFFICE),
  'POST /api/intake/batches/:id/undo': row(OFFICE),
  'POST /api/intake/batches/:id/reopen': row(OFFICE),
  'POST /api/intake/findings/:id/ruling': row(OFFICE),
  'POST /api/intake/findings/:id/reopen': row(OFFICE),
  'POST /api/intake/remembered/forget': row(OFFICE),

  'GET /api/enterprises': row(CAMPAIGN, 'list'),
  'GET /api/enterprises/sums': row(CAMPAIGN, 'list'),
  'GET /api/enterprises/export': row(CAMPAIGN, 'list'),
  'GET /api/enterprises/suggest': row(CAMPAIGN, 'list'),
  'GET /api/enterprises/:creditCode': row(CAMPAIGN, 'enterprise'),
  'GET /api/enterprises/:creditCode/facts/:year/:fact': row(CAMPAIGN, 'enterprise'),
  'GET /api/enterprises/:creditCode/changes': row(CAMPAIGN, 'enterprise'),
  'POST /api/enterprises/:creditCode/aliases': row(OFFICE),
  'DELETE /api/enterprises/:creditCode/aliases/:id': row(OFFICE),
  'GET /api/views': row(CAMPAIGN),
  'POST /api/views': row(CAMPAIGN),
  'DELETE /api/views/:id': row(CAMPAIGN),

  'GET /api/notices': row(PARTIES),
  'GET /api/notices/count': row(PARTIES),
  'POST /api/notices/read': row(PARTIES),
  'GET /api/outbox': row(OFFICE),
  'GET /api/outbox/addresses': row(OFFICE),
  'PUT /api/outbox/addresses': row(OFFICE),
  'POST /api/outbox/:id/resend': row(OFFICE),
  'POST /api/outbox/:id/void': row(OFFICE),

  // This county keeps no funds: whose grants are whose is asked in money.test.ts.
  'GET /api/payments': row(CAMPAIGN),
  'GET /api/payments/export': row(CAMPAIGN),
  'GET /api/payments/:id': row(CAMPAIGN),
  'GET /api/budget': row([...OVERSEERS, 'department']),
  'POST /api/budget/proposals': row(['office', 'department']),
  'POST /api/budget/proposals/:id/confirmation': row(['office', 'department']),
  'POST /api/budget/proposals/:id/withdrawal': row(['office', 'department']),
  'POST /api/budget/forecast': row(['office', 'department']),
  'GET /api/money/check': row(['office', 'department']),
  'POST /api/money/settlement': row(['office', 'department']),
  'GET /api/payment-lists': row(['office', 'department']),
  'POST /api/payment-lists': row(['office', 'department']),
  'GET /api/payment-lists/:id': row(['office', 'department']),
  'GET /api/payment-lists/:id/export': row(['office', 'department']),
  'POST /api/payment-lists/:id/return': row(['office', 'department']),
  'POST /api/payment-lists/:id/lines/:seq/recoveries': row(['office', 'department']),
  'GET /api/payment-lists/:id/lines/:seq/recoveries/:file': row(['office', 'department']),

  'GET /api/policies': row(CAMPAIGN),
  'GET /api/policies/:id': row(CAMPAIGN),
  'GET /api/policies/matches/:year': row(CAMPAIGN, 'list'),
  'GET /api/policies/matches/:year/export': row(CAMPAIGN, 'list'),
  'GET /api/enterprises/:creditCode/policies': row(CAMPAIGN, 'enterprise'),
  'POST /api/policies/matches': row(OFFICE),
  'GET /api/policies/cliffs/:year': row(OVERSEERS, 'list'),
  'GET /api/policies/cliffs/:year/export': row(OVERSEERS, 'list'),
  'GET /api/policy-drafts': row(DRAFTERS),
  'POST /api/policies/:id/drafts': row(DRAFTERS),
  'GET /api/policy-drafts/:id': row(DRAFTERS),
  'PATCH /api/policy-drafts/:id': row(DRAFTERS),
  'POST /api/policy-drafts/:id/check': row(DRAFTERS),
  'POST /api/policy-drafts/:id/preview': row(DRAFTERS),
  'GET /api/policy-drafts/:id/preview': row(DRAFTERS, 'list'),
  'GET /api/policy-drafts/:id/preview/export': row(DRAFTERS, 'list'),
  'POST /api/policy-drafts/:id/submit': row(DRAFTERS),
  'POST /api/policy-drafts/:id/return': row(DRAFTERS),
  'POST /api/policy-drafts/:id/drop': row(DRAFTERS),
  'POST /api/policy-drafts/:id/publish': row(DRAFTERS),

  'GET /api/tasks': row(BOOKS),
  'GET /api/tasks/:number': row(BOOKS),
  'GET /api/tasks/export': row(BOOKS),
  'GET /api/lists': row(BOOKS, 'list'),
  'GET /api/lists/:number': row(BOOKS),
  'GET /api/lists/:number/export': row(BOOKS),
  'GET /api/lists/export': row(BOOKS, 'list'),
  'POST /api/lists/homecoming': row(OFFICE),
  'POST /api/lists/homecoming/take': row(OFFICE),
  'GET /api/applications': row(CAMPAIGN, 'list'),
  'POST /api/registers/:register/machines': row(DOERS),
  'POST /api/registers/:register/bulk': row(DOERS),
  'POST /api/registers/:register/bulk/preview': row(DOERS),
  'POST /api/registers/:register/homecoming': row(DOERS),
  'POST /api/registers/:register/homecoming/take': row(DOERS),

  'GET /api/ledger': row(BOOKS, 'list'),
  'GET /api/ledger/journal': row(BOOKS, 'list'),
  'GET /api/ledger/export': row(BOOKS, 'list'),
  'GET /api/ledger/check': row(OFFICE),
  'POST /api/ledger/settlement': row(OFFICE),
  'POST /api/ledger/transfers': row(OFFICE),
  'POST /api/ledger/transfers/:id/confirmation': row(OFFICE),
  'POST /api/ledger/transfers/:id/withdrawal': row(OFFICE),

  'GET /api/evaluation/runs': row(CAMPAIGN),
  'POST /api/evaluation/runs': row(OFFICE),
  'GET /api/evaluation/runs/:id': row(CAMPAIGN, 'list'),
  'GET /api/evaluation/runs/:id/results': row(CAMPAIGN, 'list'),
  'GET /api/evaluation/runs/:id/export': row(CAMPAIGN, 'list'),
  'GET /api/evaluation/runs/:id/capsule': row(OFFICE),
  'GET /api/evaluation/runs/:id/baselines/:indicator': row(CAMPAIGN, 'list'),
  'GET /api/evaluation/runs/:id/compare/:other': row(CAMPAIGN, 'list'),
  'GET /api/evaluation/runs/:id/compare/:other/export': row(CAMPAIGN, 'list'),
  'GET /api/evaluation/runs/:id/enterprises/:creditCode': row(CAMPAIGN, 'enterprise'),
  'GET /api/evaluation/runs/:id/enterprises/:creditCode/population': row(OFFICE),
  'POST /api/evaluation/runs/:id/enterprises/:creditCode/what-if': row(CAMPAIGN, 'enterprise'),
  'GET /api/evaluation/runs/:id/enterprises/:creditCode/ways': row(CAMPAIGN, 'enterprise'),
  'GET /api/evaluation/adjustments': row(CAMPAIGN, 'list'),
  'POST /api/evaluation/adjustments': row(OFFICE),
  'POST /api/evaluation/adjustments/:id/withdrawal': row(OFFICE),

  'GET /api/screening/:year': row(CAMPAIGN, 'list'),
  'GET /api/screening/:year/export': row(CAMPAIGN, 'list'),

  'GET /api/registers': row(CAMPAIGN, 'list'),
  'GET /api/registers/:register': row(CAMPAIGN, 'list'),
  'GET /api/registers/:register/entries': row(CAMPAIGN, 'list'),
  'GET /api/registers/:register/sums': row(CAMPAIGN, 'list'),
  'GET /api/registers/:register/board': row(CAMPAIGN, 'list'),
  'GET /api/registers/:register/calendar': row(CAMPAIGN, 'list'),
  'GET /api/registers/:register/ratios': row(CAMPAIGN, 'list'),
  'GET /api/projects/map': row(CAMPAIGN, 'list'),
  'GET /api/registers/:register/opening': row(DOERS, 'enterprise'),
  'GET /api/registers/:register/export': row(CAMPAIGN, 'list'),
  'POST /api/registers/:register/entries': row(DOERS, 'enterprise'),
  'GET /api/subjects/:subject/entries': row(CAMPAIGN, 'list'),
  'GET /api/todo': row(PARTIES, 'list'),
  'GET /api/todo/count': row(PARTIES),
  'GET /api/entries/:id': row(CAMPAIGN, 'entry'),
  'POST /api/entries/:id/events': row(DOERS, 'entry'),
  'POST /api/entries/:id/comments': row([...DOERS, 'inspector'], 'entry'),
  'POST /api/entries/:id/evidence': row(DOERS, 'entry'),
  // The county of the reach tests has no applications: who reaches one is tested beside the applications.
  'GET /api/entries/:id/grant': row(CAMPAIGN),
  'GET /api/entries/:id/pins/:revision': row(CAMPAIGN),
  'POST /api/entries/:id/machines/:machine': row(DOERS),
  'GET /api/entries/:id/evidence/:file': row(CAMPAIGN, 'entry'),

  'GET /api/commitments': row(CAMPAIGN, 'list'),
  'GET /api/enterprises/:creditCode/commitments': row(CAMPAIGN, 'enterprise'),
  'GET /api/entries/:id/promises': row(CAMPAIGN, 'entry'),
  // The county of the reach tests promises nothing: who reaches a promise is tested beside the promises.
  'POST /api/entries/:id/letters': row(DOERS),
  'GET /api/entries/:id/letters/:sha256': row(CAMPAIGN),
  'POST /api/entries/:id/dishonesty': row(DOERS),
  // Who lets a barred entry go on is named for ever; who takes the list for the banks is said by the plan besides.
  'POST /api/entries/:id/interlock': row(OFFICE),
  'POST /api/entries/:id/interlock/:decision': row(OFFICE),
  'GET /api/bank-list': row(['office', 'department']),
  'GET /api/bank-list/export': row(['office', 'department']),

  'GET /api/publications': row(CAMPAIGN, 'list'),
  'GET /api/publications/:number': row(CAMPAIGN, 'list'),
  'POST /api/publications': row(OFFICE),
  'POST /api/publications/:number/effect': row(DOERS),
  'GET /api/entries/:id/appeal': row(CAMPAIGN, 'entry'),

  // What the inspectors draw and judge, nobody who runs the campaign has a hand in; all who work on it may check it.
  'GET /api/spot-checks': row(BOOKS, 'list'),
  'POST /api/spot-checks': row(['inspector']),
  'GET /api/spot-checks/:number': row(BOOKS, 'list'),
  'GET /api/spot-checks/:number/population': row(BOOKS, 'list'),
  'POST /api/spot-checks/:number/drawing': row(['inspector']),
  'POST /api/spot-checks/:number/void': row(['inspector']),
  'POST /api/spot-checks/:number/items/:entry/result': row(['inspector']),
  'GET /api/spot-checks/:number/items/:entry/proof': row(BOOKS, 'list'),

  'GET /api/audit': row(['auditor']),
  'GET /api/audit/chain': row(['auditor']),
  'GET /api/audit/head': row(['auditor']),
  'GET /api/backups': row(['system']),
  'POST /api/backups': row(['system']),
};
