import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  type ErrorComponentProps,
  Outlet,
  useRouter,
} from '@tanstack/react-router';
import { Announcer, EmptyState, ErrorState, Toasts } from '../shared/feedback/index.ts';
import { AddressLink, Sentence } from '../shared/layout/index.ts';
import { RouteAnnouncer } from './route-announcer.tsx';

export interface RouterContext {
  readonly queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  errorComponent: RouteFailed,
  notFoundComponent: NotFound,
});

function Root() {
  return (
    <>
      <Outlet />
      <Announcer />
      <RouteAnnouncer />
      <Toasts />
    </>
  );
}

/** A page that could not be read: its place says so, everything around it lives on. */
export function RouteFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <div className="page">
      <ErrorState
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}

export function NotFound() {
  return (
    <div className="page">
      <Sentence>没有这一页，或您的岗位看不到它</Sentence>
      <EmptyState
        action={
          <AddressLink className="btn btn-primary" href="/">
            回首页
          </AddressLink>
        }
      >
        请核对地址，或从目录进入。
      </EmptyState>
    </div>
  );
}
