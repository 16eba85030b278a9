import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell-route.tsx';

export const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies',
  component: lazyRouteComponent(() => import('../../features/policy/library-page.tsx'), 'PolicyLibraryPage'),
});

export const policyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/$id',
  component: lazyRouteComponent(() => import('../../features/policy/policy-page.tsx'), 'PolicyPageView'),
});
