import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../shared/session/index.ts';
import { homePath } from './contents.ts';
import { useVisibleContents } from './use-visible-contents.ts';

/** To the page that the reader begins with. */
export function HomeRedirect() {
  const router = useRouter();
  const { enterprise } = useSession();
  const first = homePath(useVisibleContents(), enterprise);
  useEffect(() => {
    router.history.replace(first);
  }, [router, first]);
  return null;
}
