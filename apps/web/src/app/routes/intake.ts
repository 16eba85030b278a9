import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IntakeSearch } from '../../features/intake/intake-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const intakeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/intake',
  validateSearch: IntakeSearch,
  component: lazyRouteComponent(() => import('../../features/intake/intake-page.tsx'), 'IntakePage'),
});
