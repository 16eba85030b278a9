import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { EntrySearch, RegisterSearch, RegistersSearch } from '../../features/register/register-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const todoRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/todo',
  component: lazyRouteComponent(() => import('../../features/register/todo-page.tsx'), 'TodoPage'),
});

export const registersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers',
  validateSearch: RegistersSearch,
  component: lazyRouteComponent(() => import('../../features/register/registers-page.tsx'), 'RegistersPage'),
});

export const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers/$register',
  validateSearch: RegisterSearch,
  component: lazyRouteComponent(() => import('../../features/register/register-page.tsx'), 'RegisterPage'),
});

export const entryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/entries/$id',
  validateSearch: EntrySearch,
  component: lazyRouteComponent(() => import('../../features/register/entry-page.tsx'), 'EntryPage'),
});
