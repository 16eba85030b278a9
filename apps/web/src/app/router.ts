import { createRouter } from '@tanstack/react-router';
import { createQueryClient, onSignedOut } from '../shared/api/index.ts';
import { sessionQuery } from '../shared/session/index.ts';
import { parseSearch, stringifySearch } from '../shared/url/index.ts';
import { openRoute } from './open-route.tsx';
import { RouteFailed, rootRoute } from './root-route.tsx';
import { dossierRoute, enterprisesRoute } from './routes/enterprise.ts';
import { comparisonRoute, evaluationRoute } from './routes/evaluation.ts';
import {
  accountRoute,
  auditRoute,
  backupsRoute,
  homeRoute,
  peopleRoute,
  signInRoute,
  unknownRoute,
} from './routes/identity.ts';
import { findingsRoute, intakeRoute, rememberedRoute } from './routes/intake.ts';
import { ledgerRoute } from './routes/ledger.ts';
import { budgetRoute, paymentsRoute } from './routes/money.ts';
import { noticesRoute, outboxRoute } from './routes/notice.ts';
import { contradictionsRoute, coverageRoute, planRoute } from './routes/plan.ts';
import {
  applicationsRoute,
  calculatorRoute,
  calculatorsRoute,
  cliffsRoute,
  draftRoute,
  draftsRoute,
  matchesRoute,
  openCalculatorRoute,
  openCalculatorsRoute,
  policiesRoute,
  policyRoute,
} from './routes/policy.ts';
import {
  bankListRoute,
  commitmentsRoute,
  entryRoute,
  listRoute,
  listsRoute,
  projectsRoute,
  publicationRoute,
  publicationsRoute,
  registerRoute,
  registersRoute,
  spotCheckRoute,
  spotChecksRoute,
  taskRoute,
  tasksRoute,
  todoRoute,
} from './routes/register.ts';
import { screeningRoute } from './routes/screening.ts';
import { specimenRoute } from './routes/specimen.ts';
import { shellRoute } from './shell-route.tsx';

export const queryClient = createQueryClient();

/** A page belongs here as a child of the shell; the rail lists it as soon as its path is one of the contents. */
const routeTree = rootRoute.addChildren([
  signInRoute,
  specimenRoute,
  openRoute.addChildren([openCalculatorsRoute, openCalculatorRoute]),
  shellRoute.addChildren([
    homeRoute,
    accountRoute,
    planRoute,
    contradictionsRoute,
    coverageRoute,
    intakeRoute,
    findingsRoute,
    rememberedRoute,
    enterprisesRoute,
    dossierRoute,
    evaluationRoute,
    comparisonRoute,
    screeningRoute,
    policiesRoute,
    draftsRoute,
    draftRoute,
    cliffsRoute,
    policyRoute,
    calculatorsRoute,
    calculatorRoute,
    matchesRoute,
    applicationsRoute,
    paymentsRoute,
    budgetRoute,
    todoRoute,
    tasksRoute,
    taskRoute,
    listsRoute,
    listRoute,
    noticesRoute,
    outboxRoute,
    projectsRoute,
    registersRoute,
    registerRoute,
    entryRoute,
    commitmentsRoute,
    bankListRoute,
    spotChecksRoute,
    spotCheckRoute,
    publicationRoute,
    publicationsRoute,
    ledgerRoute,
    auditRoute,
    peopleRoute,
    backupsRoute,
    unknownRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch,
  stringifySearch,
  // By each page in its own place: bar and rail stay, and another page can be gone to.
  defaultErrorComponent: RouteFailed,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
});

onSignedOut(() => {
  if (router.state.location.pathname === '/sign-in') return;
  const from = router.state.location.href;
  queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
  void router.navigate({ to: '/sign-in', search: { from } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
