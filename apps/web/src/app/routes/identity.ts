import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { AuditSearch, PeopleSearch, SignInSearch } from '../../features/identity/index.ts';
import { HomeRedirect } from '../home-redirect.tsx';
import { NotFound, rootRoute } from '../root-route.tsx';
import { shellRoute } from '../shell-route.tsx';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: SignInSearch,
  component: lazyRouteComponent(() => import('../../features/identity/sign-in-page.tsx'), 'SignInPage'),
});

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: HomeRedirect,
});

export const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../account-page.tsx'), 'AccountPage'),
});

export const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: AuditSearch,
  component: lazyRouteComponent(() => import('../../features/identity/audit-page.tsx'), 'AuditPageView'),
});

export const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  validateSearch: PeopleSearch,
  component: lazyRouteComponent(() => import('../../features/identity/people-page.tsx'), 'PeoplePage'),
});

export const backupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/backups',
  component: lazyRouteComponent(() => import('../../features/identity/backups-page.tsx'), 'BackupsPage'),
});

/** Any other address, for whoever is signed in: the frame stays, the page says that there is nothing. */
export const unknownRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFound });
