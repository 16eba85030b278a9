import { createRoute, isRedirect, Outlet, redirect, useRouterState } from '@tanstack/react-router';
import type { Session } from '@tenglong/contracts/identity';
import { useEffect, useState } from 'react';
import { asProblem } from '../shared/api/index.ts';
import { StillLines } from '../shared/feedback/index.ts';
import { sessionQuery, useSession } from '../shared/session/index.ts';
import { mayEnter } from './contents.ts';
import { FirstSteps, wantsFirstSteps } from './first-steps.tsx';
import { Frame } from './frame.tsx';
import { NotFound, RouteFailed, rootRoute } from './root-route.tsx';
import { SearchPalette } from './search-palette.tsx';
import { useRailCounts } from './use-rail-counts.ts';
import { useVisibleContents } from './use-visible-contents.ts';

/** Everything behind the sign-in. Whoever is not signed in is sent there and comes back to where they wanted to go. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      const { duty } = await context.queryClient.ensureQueryData(sessionQuery);
      if (duty !== null && location.pathname !== '/account') throw redirect({ to: '/account' });
    } catch (error) {
      if (isRedirect(error)) throw error;
      if (asProblem(error).code !== 'NOT_SIGNED_IN') throw error;
      throw redirect({ to: '/sign-in', search: { from: location.href } });
    }
  },
  component: Shell,
  errorComponent: RouteFailed,
  notFoundComponent: NotFound,
  pendingComponent: () => (
    <div className="page">
      <StillLines what="页面" />
    </div>
  ),
});

function Shell() {
  const session = useSession();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const [searching, setSearching] = useState(false);
  const visible = useVisibleContents();
  const counts = useRailCounts();
  useSearchKey(() => setSearching(true));
  return (
    <Frame
      session={session}
      contents={visible}
      pathname={pathname}
      counts={counts}
      onSearch={() => setSearching(true)}
    >
      <Inside session={session} pathname={pathname} />
      <SearchPalette open={searching} contents={visible} onClose={() => setSearching(false)} />
    </Frame>
  );
}

/** The page of the address, unless there is no plan for it to speak of yet or the role may not see it. */
function Inside({ session, pathname }: { readonly session: Session; readonly pathname: string }) {
  if (!mayEnter(session.permissions, pathname)) return <NotFound />;
  return wantsFirstSteps(session, pathname) ? <FirstSteps session={session} /> : <Outlet />;
}

/** Ctrl K, or ⌘ K, from anywhere. */
function useSearchKey(open: () => void) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open();
      }
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
