import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { type Permission, Session } from '@tenglong/contracts/identity';
import { request } from '../api/index.ts';

/** Who is signed in. Refused with NOT_SIGNED_IN when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request(Session, 'GET', '/session', { signal }),
  staleTime: 5 * 60_000,
  retry: false,
});

/** The session inside the frame, where the route has made sure that there is one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export const can = (session: Session, permission: Permission): boolean =>
  session.permissions.includes(permission);

/** Whether the person may do this; a page leaves out what they may not. */
export const useCan = (permission: Permission): boolean => can(useSession(), permission);
