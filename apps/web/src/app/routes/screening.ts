import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ScreeningSearch } from '../../features/screening/screening-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const screeningRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/screening',
  validateSearch: ScreeningSearch,
  component: lazyRouteComponent(
    () => import('../../features/screening/screening-page.tsx'),
    'ScreeningPageView',
  ),
});
