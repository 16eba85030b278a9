import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ComparisonSearch, EvaluationSearch } from '../../features/evaluation/evaluation-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const evaluationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/evaluation',
  validateSearch: EvaluationSearch,
  component: lazyRouteComponent(
    () => import('../../features/evaluation/evaluation-page.tsx'),
    'EvaluationPage',
  ),
});

export const comparisonRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/evaluation/compare',
  validateSearch: ComparisonSearch,
  component: lazyRouteComponent(
    () => import('../../features/evaluation/comparison-page.tsx'),
    'ComparisonPage',
  ),
});
