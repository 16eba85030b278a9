import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { BatchDetail, IntakeProblem } from '@tenglong/contracts/intake';
import { useState } from 'react';
import { ConfirmButton, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { ExportButton } from '../../shared/forms/index.ts';
import { ActionBar, AddressLink, Section } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatInstant } from '../../shared/value/index.ts';
import { BatchPreview } from './batch-preview.tsx';
import { CommitBar } from './commit-bar.tsx';
import {
  batchQuery,
  commitBatch,
  correctBatch,
  discardBatch,
  effectQuery,
  problemsQuery,
  rowsQuery,
  ruleOnProblem,
  undoBatch,
} from './intake-queries.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { type ProblemAction, ProblemList } from './problem-list.tsx';
import { RecognitionForm } from './recognition-form.tsx';
import { RulingDialog } from './ruling-dialog.tsx';

const route = getRouteApi('/shell/intake');
const SHOWS = [
  ['notable', '要看的行'],
  ['problems', '有问题的行'],
  ['changed', '有改动的行'],
  ['all', '全部'],
] as const;

/** One batch from recognition to commit, or to being taken back. */
export function BatchDesk({ id }: { readonly id: string }) {
  const { data, error, isPending, refetch } = useQuery(batchQuery(id));
  if (error) return <ErrorState what="这一批没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="入库预览" />;
  if (data.failure) return <Refused batch={data} />;
  if (data.status === 'reading') {
    return (
      <Section title="入库预览" note={data.file}>
        <p className="muted">正在读取。文件大时要一会儿，可以先做别的，回来接着看。</p>
      </Section>
    );
  }
  return <Opened batch={data} />;
}

function Refused({ batch }: { readonly batch: BatchDetail }) {
  return (
    <Section title="入库预览" note={batch.file}>
      <p className="failed-what">{batch.failure?.message}</p>
      <p className="muted">{batch.failure?.remedy}。这份文件没有入库，已入库的数据不受影响。</p>
    </Section>
  );
}

function Opened({ batch }: { readonly batch: BatchDetail }) {
  const { show, map } = route.useSearch();
  const { id, revision } = batch;
  const client = useQueryClient();
  const mayWrite = useCan('intake.write') && batch.status === 'draft';
  const [asked, setAsked] = useState<{ problem: IntakeProblem; action: ProblemAction }>();
  const rows = useQuery(rowsQuery(id, revision, show));
  const problems = useQuery(problemsQuery(id, revision));
  const refresh = (next: BatchDetail) => {
    client.setQueryData(batchQuery(id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['intake'] });
  };
  const correct = useMutation({
    mutationFn: (body: Parameters<typeof correctBatch>[1]) => correctBatch(id, body),
    onSuccess: refresh,
  });
  const rule = useMutation({
    mutationFn: (body: Parameters<typeof ruleOnProblem>[1]) => ruleOnProblem(id, body),
    onSuccess: (next) => {
      refresh(next);
      setAsked(undefined);
      toast('裁定已记下，文件按它重新读过');
    },
  });
  const link = (change: string) => `/intake?batch=${id}${change}`;
  const wanting = batch.datasetId === null || (batch.year === null && needsYear(batch));
  return (
    <>
      <BatchPreview
        batch={batch}
        rows={rows.data?.rows ?? []}
        more={
          <span className="signs noprint">
            {SHOWS.map(([key, label]) => (
              <AddressLink
                key={key}
                href={link(key === 'notable' ? '' : `&show=${key}`)}
                aria-current={key === show ? 'true' : undefined}
              >
                {label}
              </AddressLink>
            ))}
            {mayWrite ? <AddressLink href={link(map ? '' : '&map=1')}>改列的对应</AddressLink> : null}
          </span>
        }
      >
        {rows.error ? <ErrorState what="预览没有读出来" error={rows.error} /> : null}
        {rows.data?.rows.length === 0 ? (
          <p className="muted">{show === 'notable' ? '没有要特别看的行' : '没有这样的行'}</p>
        ) : null}
        {rows.data && rows.data.total > rows.data.rows.length ? (
          <p className="note">
            共 {rows.data.total} 行，先列前 {rows.data.rows.length} 行
          </p>
        ) : null}
        {(wanting || map) && mayWrite ? (
          <RecognitionForm batch={batch} busy={correct.isPending} onCorrect={correct.mutate} />
        ) : null}
        {map && mayWrite ? (
          <MappingEditor batch={batch} busy={correct.isPending} onCorrect={correct.mutate} />
        ) : null}
        {correct.error ? <ErrorState what="没有改成" error={correct.error} /> : null}
      </BatchPreview>
      {problems.error ? <ErrorState what="问题清单没有读出来" error={problems.error} /> : null}
      {problems.data && batch.problems ? (
        <ProblemList
          problems={problems.data.rows}
          counts={batch.problems}
          onAct={mayWrite ? (problem, action) => setAsked({ problem, action }) : undefined}
          more={
            batch.problems.hold + batch.problems.unknown > 0 ? (
              <ExportButton path={`/intake/batches/${id}/bad-rows`} fileName="有问题的行.xlsx" look="link">
                只下载有问题的行
              </ExportButton>
            ) : null
          }
        />
      ) : null}
      {asked ? (
        <RulingDialog
          {...asked}
          busy={rule.isPending}
          error={rule.error}
          onRule={rule.mutate}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      <BatchActs batch={batch} onDone={refresh} />
    </>
  );
}

const needsYear = (batch: BatchDetail): boolean =>
  batch.datasets.find(({ id }) => id === batch.datasetId)?.kind === 'yearly' && batch.counts?.rows === 0;

function BatchActs({
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
  });
  async function undo() {
    onDone(await undoBatch(id));
    await client.invalidateQueries();
    toast(`第 ${batch.number} 批已撤回，数据回到入库之前`);
  }
  async function discard() {
    await discardBatch(id);
    await client.invalidateQueries({ queryKey: ['intake'] });
    void navigate({ search: {} });
  }
  if (status === 'committed') {
    return (
      <ActionBar
        effect={`第 ${batch.number} 批，${batch.committedAt ? formatInstant(batch.committedAt) : ''}入库`}
        note={`${batch.committedBy}；撤回后，它盖住的旧值重新生效`}
      >
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
  if (status !== 'draft' || !counts || !mayWrite) return null;
  return (
    <>
      {commit.error ? <ErrorState what="没有入库" error={commit.error} /> : null}
      {batch.sameAs ? (
        <p className="note">这份文件与已入库的第 {batch.sameAs.number} 批完全相同，再入库不会改变任何数据</p>
      ) : null}
      <CommitBar counts={counts} effect={effect.data}>
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
          disabled={commit.isPending}
          onClick={() => commit.mutate('provisional')}
        >
          按暂报入库
        </button>
        <button
          type="button"
          className="btn btn-primary"
          disabled={commit.isPending}
          onClick={() => commit.mutate('confirmed')}
        >
          入库
        </button>
      </CommitBar>
    </>
  );
}
