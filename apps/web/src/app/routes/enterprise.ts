import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { DossierSearch, EnterpriseListSearch } from '../../features/enterprise/enterprise-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const enterprisesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/enterprises',
  validateSearch: EnterpriseListSearch,
  component: lazyRouteComponent(
    () => import('../../features/enterprise/enterprise-list-page.tsx'),
    'EnterpriseListPage',
  ),
});

export const dossierRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/enterprises/$creditCode',
  validateSearch: DossierSearch,
  component: lazyRouteComponent(() => import('../dossier-page.tsx'), 'DossierPage'),
});
