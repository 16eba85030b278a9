import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ContradictionSearch, PlanSearch } from '../../features/plan/plan-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plan',
  validateSearch: PlanSearch,
  component: lazyRouteComponent(() => import('../../features/plan/plan-page.tsx'), 'PlanPage'),
});

export const contradictionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plan/contradictions',
  validateSearch: ContradictionSearch,
  component: lazyRouteComponent(
    () => import('../../features/plan/contradictions-page.tsx'),
    'ContradictionsPage',
  ),
});

export const coverageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plan/coverage',
  component: lazyRouteComponent(() => import('../../features/plan/coverage-page.tsx'), 'CoveragePage'),
});
