import { createRouter } from '@tanstack/react-router';
import { createQueryClient, onSignedOut } from '../shared/api/index.ts';
import { sessionQuery } from '../shared/session/index.ts';
import { parseSearch, stringifySearch } from '../shared/url/index.ts';
import { rootRoute } from './root-route.tsx';
import { dossierRoute, enterprisesRoute } from './routes/enterprise.ts';
import { comparisonRoute, evaluationRoute } from './routes/evaluation.ts';
import {
  accountRoute,
  auditRoute,
  homeRoute,
  peopleRoute,
  signInRoute,
  unknownRoute,
} from './routes/identity.ts';
import { findingsRoute, intakeRoute, rememberedRoute } from './routes/intake.ts';
import { noticesRoute, outboxRoute } from './routes/notice.ts';
import { contradictionsRoute, coverageRoute, planRoute } from './routes/plan.ts';
import { entryRoute, registerRoute, registersRoute, todoRoute } from './routes/register.ts';
import { screeningRoute } from './routes/screening.ts';
import { specimenRoute } from './routes/specimen.ts';
import { shellRoute } from './shell-route.tsx';

export const queryClient = createQueryClient();

/** A page belongs here as a child of the shell; the rail lists it as soon as its path is one of the contents. */
const routeTree = rootRoute.addChildren([
  signInRoute,
  specimenRoute,
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
    todoRoute,
    noticesRoute,
    outboxRoute,
    registersRoute,
    registerRoute,
    entryRoute,
    auditRoute,
    peopleRoute,
    unknownRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch,
  stringifySearch,
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
