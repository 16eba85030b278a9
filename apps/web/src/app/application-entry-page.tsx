import type { EntryDetail } from '@tenglong/contracts/register';
import { lazy, Suspense } from 'react';
import { EntryPage } from '../features/register/entry-page.tsx';
import { StillLines } from '../shared/feedback/index.ts';

/** The policies' code is loaded for applications only. */
const GrantPanel = lazy(async () => ({
  default: (await import('../features/policy/grant-panel.tsx')).GrantPanel,
}));

const grantOf = ({ id, revision, policy }: EntryDetail) =>
  policy === null ? null : (
    <Suspense fallback={<StillLines lines={10} what="政策计算" />}>
      <GrantPanel entryId={id} revision={revision} />
    </Suspense>
  );

/** One entry; on an application also what the policy comes to. */
export const ApplicationEntryPage = () => <EntryPage more={grantOf} />;
