import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useVisibleContents } from './use-visible-contents.ts';

/** The first page of the contents that the role may see; while none is built, one's own account. */
export function HomeRedirect() {
  const router = useRouter();
  const first = useVisibleContents()[0]?.entries[0]?.path ?? '/account';
  useEffect(() => {
    router.history.replace(first);
  }, [router, first]);
  return null;
}
