import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { FindingsSearch } from '../../features/intake/findings-search.ts';
import { IntakeSearch } from '../../features/intake/intake-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const rememberedRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/intake/remembered',
  component: lazyRouteComponent(() => import('../../features/intake/remembered-page.tsx'), 'RememberedPage'),
});

export const findingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/intake/findings',
  validateSearch: FindingsSearch,
  component: lazyRouteComponent(() => import('../../features/intake/findings-page.tsx'), 'FindingsPage'),
});

export const intakeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/intake',
  validateSearch: IntakeSearch,
  component: lazyRouteComponent(() => import('../../features/intake/intake-page.tsx'), 'IntakePage'),
});
