import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { BatchDetail } from '@tenglong/contracts/intake';
import { ConfirmButton, ErrorState, toast } from '../../shared/feedback/index.ts';
import { ActionBar, AddressLink } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatInstant } from '../../shared/value/index.ts';
import { CommitBar } from './commit-bar.tsx';
import { commitObstacle } from './commit-obstacle.ts';
import {
  batchQuery,
  commitBatch,
  discardBatch,
  effectQuery,
  reopenBatch,
  undoBatch,
} from './intake-queries.ts';

const route = getRouteApi('/shell/intake');

/** What can be done with the batch as it stands: commit, take back, lay aside, or open its file again. */
export function BatchActs({
  batch,
  onDone,
}: {
  readonly batch: BatchDetail;
  readonly onDone: (next: BatchDetail) => void;
}) {
  const { id, revision, status, counts } = batch;
  const mayWrite = useCan('intake.write');
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const effect = useQuery({ ...effectQuery(id, revision), enabled: status === 'draft' });
  const commit = useMutation({
    mutationFn: (finality: 'provisional' | 'confirmed') => commitBatch(id, { finality, revision }),
    onSuccess: async (next) => {
      onDone(next);
      await client.invalidateQueries();
      toast(`第 ${next.number} 批已入库，可随时整批撤回`);
    },
    // Whether it took effect after all is to be seen on the page, not to be guessed.
    onError: () => client.invalidateQueries({ queryKey: batchQuery(id).queryKey }),
  });
  async function undo() {
    onDone(await undoBatch(id));
    await client.invalidateQueries();
    toast(`第 ${batch.number} 批已撤回，数据回到入库之前`);
  }
  async function reopen() {
    const next = await reopenBatch(id);
    client.setQueryData(batchQuery(next.id).queryKey, next);
    await client.invalidateQueries({ queryKey: ['intake'] });
    void navigate({ search: { batch: next.id }, resetScroll: false });
    toast(`已用原文件开了第 ${next.number} 批，核对后再入库`);
  }
  const reopening = mayWrite ? (
    <ConfirmButton
      title={`用原文件重新核对第 ${batch.number} 批`}
      effect="用这份原文件另开一批，沿用改过的列和记住的裁定；入库之前，已入库的数据不变。"
      verb="重新打开"
      onConfirm={reopen}
    >
      重新打开
    </ConfirmButton>
  ) : null;
  async function discard() {
    await discardBatch(id);
    await client.invalidateQueries({ queryKey: ['intake'] });
    void navigate({ search: {} });
  }
  if (status === 'committed') {
    return (
      <ActionBar
        effect={`第 ${batch.number} 批，${batch.committedAt ? formatInstant(batch.committedAt) : ''} 入库`}
        note={`${batch.committedBy}；撤回后，它盖住的旧值重新生效`}
      >
        {reopening}
        {mayWrite ? (
          <ConfirmButton
            title={`撤回第 ${batch.number} 批`}
            effect="这一批的数据整批撤出，企业数据回到入库之前；已冻结的测算不变，原文件可以再次上传。"
            verb="撤回"
            onConfirm={undo}
          >
            整批撤回
          </ConfirmButton>
        ) : null}
      </ActionBar>
    );
  }
  if (status === 'undone') {
    return (
      <ActionBar
        effect={`第 ${batch.number} 批已撤回，${batch.undoneAt ? formatInstant(batch.undoneAt) : ''}`}
        note="它的数不再生效；原文件还在，可以重新打开或再次上传"
      >
        {reopening}
      </ActionBar>
    );
  }
  if (status !== 'draft' || !counts || !mayWrite) return null;
  const obstacle = commitObstacle(batch);
  const records = batch.datasets.find((one) => one.id === batch.datasetId)?.kind === 'events';
  return (
    <>
      {commit.error ? <ErrorState what="没有入库" error={commit.error} /> : null}
      {effect.error ? (
        <ErrorState what="影响没有算出来" error={effect.error} onRetry={() => void effect.refetch()} />
      ) : null}
      {batch.sameAs ? (
        <p className="note">
          这份文件与已入库的
          <AddressLink href={`/intake?batch=${batch.sameAs.id}`}>第 {batch.sameAs.number} 批</AddressLink>
          完全相同，再入库不会改变任何数据
        </p>
      ) : null}
      <CommitBar
        counts={counts}
        effect={effect.error ? 'failed' : effect.data}
        obstacle={obstacle}
        records={records}
      >
        <ConfirmButton
          title="放弃这份上传"
          effect="文件不入库；需要时可以重新上传。"
          verb="放弃"
          look="text"
          onConfirm={discard}
        >
          放弃
        </ConfirmButton>
        <button
          type="button"
          className="btn"
          disabled={commit.isPending || obstacle !== ''}
          onClick={() => commit.mutate('provisional')}
        >
          按暂报入库
        </button>
        <button
          type="button"
          className="btn btn-primary"
          disabled={commit.isPending || obstacle !== ''}
          onClick={() => commit.mutate('confirmed')}
        >
          入库
        </button>
      </CommitBar>
    </>
  );
}
