import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../shared/session/index.ts';
import { useVisibleContents } from './use-visible-contents.ts';

/** The first page of the contents that the role may see, an enterprise's own record; while none is built, one's own account. */
export function HomeRedirect() {
  const router = useRouter();
  const { enterprise } = useSession();
  const [group] = useVisibleContents();
  const first = enterprise === null ? (group?.entries[0]?.path ?? '/account') : `/enterprises/${enterprise}`;
  useEffect(() => {
    router.history.replace(first);
  }, [router, first]);
  return null;
}
