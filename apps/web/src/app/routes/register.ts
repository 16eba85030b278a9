import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  EntrySearch,
  ProjectsSearch,
  RegisterSearch,
  RegistersSearch,
  TaskSearch,
  TasksSearch,
  TodoSearch,
} from '../../features/register/register-search.ts';
import { shellRoute } from '../shell-route.tsx';

export const todoRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/todo',
  validateSearch: TodoSearch,
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

export const projectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects',
  validateSearch: ProjectsSearch,
  component: lazyRouteComponent(() => import('../../features/register/projects-page.tsx'), 'ProjectsPage'),
});

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  validateSearch: TasksSearch,
  component: lazyRouteComponent(() => import('../../features/register/tasks-page.tsx'), 'TasksPage'),
});

export const taskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks/$number',
  validateSearch: TaskSearch,
  component: lazyRouteComponent(() => import('../../features/register/task-page.tsx'), 'TaskPage'),
});

export const listsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lists',
  component: lazyRouteComponent(() => import('../../features/register/lists-page.tsx'), 'ListsPage'),
});

export const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lists/$number',
  component: lazyRouteComponent(() => import('../../features/register/list-page.tsx'), 'ListPage'),
});

export const entryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/entries/$id',
  validateSearch: EntrySearch,
  component: lazyRouteComponent(() => import('../application-entry-page.tsx'), 'ApplicationEntryPage'),
});

export const spotChecksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spot-checks',
  component: lazyRouteComponent(
    () => import('../../features/register/spot-check/spot-checks-page.tsx'),
    'SpotChecksPage',
  ),
});

export const spotCheckRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/spot-checks/$number',
  component: lazyRouteComponent(
    () => import('../../features/register/spot-check/spot-check-page.tsx'),
    'SpotCheckPage',
  ),
});

export const publicationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/publications/$number',
  component: lazyRouteComponent(
    () => import('../../features/register/appeal/publication-page.tsx'),
    'PublicationPage',
  ),
});

export const publicationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/publications',
  component: lazyRouteComponent(
    () => import('../../features/register/appeal/publications-page.tsx'),
    'PublicationsPage',
  ),
});

export const commitmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/commitments',
  component: lazyRouteComponent(
    () => import('../../features/register/commitment/commitments-page.tsx'),
    'CommitmentsPage',
  ),
});

export const bankListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/commitments/banks',
  component: lazyRouteComponent(
    () => import('../../features/register/commitment/bank-list-page.tsx'),
    'BankListPage',
  ),
});
