import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSession } from '../shared/session/index.ts';
import { type ContentsGroup, contents, countedContents, ownContents, visibleContents } from './contents.ts';

/** The contents for whoever is signed in: pages that are built and may be seen. */
export function useVisibleContents(): readonly ContentsGroup[] {
  const { permissions, enterprise, county } = useSession();
  const { routesByPath } = useRouter();
  return useMemo(
    () =>
      ownContents(
        countedContents(
          visibleContents(contents, permissions, (path) => path in routesByPath),
          county,
        ),
        enterprise,
      ),
    [permissions, routesByPath, enterprise, county],
  );
}
