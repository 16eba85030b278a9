import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NoticeSearch, OutboxSearch } from '../../features/notice/notice-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const noticesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/notices',
  validateSearch: NoticeSearch,
  component: lazyRouteComponent(() => import('../../features/notice/notices-page.tsx'), 'NoticesPage'),
});

export const outboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/outbox',
  validateSearch: OutboxSearch,
  component: lazyRouteComponent(() => import('../../features/notice/outbox-page.tsx'), 'OutboxPageView'),
});
