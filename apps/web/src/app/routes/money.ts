import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { BudgetSearch, PaymentSearch } from '../../features/money/payment-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const paymentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/payments',
  validateSearch: PaymentSearch,
  component: lazyRouteComponent(() => import('../../features/money/payments-page.tsx'), 'PaymentsPage'),
});

export const budgetRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/budget',
  validateSearch: BudgetSearch,
  component: lazyRouteComponent(() => import('../../features/money/budget-page.tsx'), 'BudgetPage'),
});
