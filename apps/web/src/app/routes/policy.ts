import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { CliffSearch, DraftSearch } from '../../features/policy/draft-search.ts';
import { MatchSearch } from '../../features/policy/match-search.ts';
import { openRoute } from '../open-route.tsx';
import { shellRoute } from '../shell-route.tsx';

export const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies',
  component: lazyRouteComponent(() => import('../../features/policy/library-page.tsx'), 'PolicyLibraryPage'),
});

export const policyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/$id',
  validateSearch: z.object({ from: z.iso.date().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../../features/policy/policy-page.tsx'), 'PolicyPageView'),
});

const calculator = () => import('../../features/policy/calculator-routes.tsx');

export const calculatorsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/calculator',
  component: lazyRouteComponent(calculator, 'CalculatorListPage'),
});

export const calculatorRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/calculator/$id',
  component: lazyRouteComponent(calculator, 'CalculatorPage'),
});

export const openCalculatorsRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/calculator',
  component: lazyRouteComponent(calculator, 'OpenCalculatorListPage'),
});

export const openCalculatorRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/calculator/$id',
  component: lazyRouteComponent(calculator, 'OpenCalculatorPage'),
});

export const matchesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/matches',
  validateSearch: MatchSearch,
  component: lazyRouteComponent(() => import('../../features/policy/match-page.tsx'), 'MatchPageView'),
});

export const draftsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/drafts',
  component: lazyRouteComponent(() => import('../../features/policy/draft-list-page.tsx'), 'DraftListPage'),
});

export const draftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/drafts/$draft',
  validateSearch: DraftSearch,
  component: lazyRouteComponent(() => import('../../features/policy/draft-page.tsx'), 'DraftPage'),
});

export const cliffsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/cliffs',
  validateSearch: CliffSearch,
  component: lazyRouteComponent(() => import('../../features/policy/cliff-page.tsx'), 'CliffPage'),
});

export const applicationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/applications',
  component: lazyRouteComponent(
    () => import('../../features/policy/applications-page.tsx'),
    'ApplicationsPage',
  ),
});
