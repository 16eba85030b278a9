import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { LedgerSearch } from '../../features/ledger/ledger-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger',
  validateSearch: LedgerSearch,
  component: lazyRouteComponent(() => import('../../features/ledger/ledger-page.tsx'), 'LedgerPage'),
});
