import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { announce } from '../shared/feedback/index.ts';

/** On arrival at another page: its title is read out and its sentence takes the focus. A changed filter is no arrival. */
export function RouteAnnouncer() {
  const router = useRouter();
  const last = useRef(router.state.location.pathname);
  useEffect(
    () =>
      router.subscribe('onRendered', ({ toLocation }) => {
        if (toLocation.pathname === last.current) return;
        last.current = toLocation.pathname;
        announce(document.title.replace(/ · .*$/, ''));
        document.getElementById('page-sentence')?.focus({ preventScroll: true });
      }),
    [router],
  );
  return null;
}
