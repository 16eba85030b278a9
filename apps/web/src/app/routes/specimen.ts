import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { z } from 'zod';
import { flagParam } from '../../shared/url/index.ts';
import { rootRoute } from '../root-route.tsx';

/** All furniture with sample values: for building and judging, not for the office. `?dev=1` opens it in a build. */
export const specimenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/specimen',
  validateSearch: z.object({
    dev: flagParam(),
    page: z.string().optional().catch(undefined),
    code: z.string().optional().catch(undefined),
    bare: flagParam(),
  }),
  beforeLoad: ({ search }) => {
    if (!import.meta.env.DEV && !search.dev) throw notFound();
  },
  component: lazyRouteComponent(() => import('../specimen/specimen-page.tsx'), 'SpecimenPage'),
});
