import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { BatchDetail, IntakeProblem } from '@tenglong/contracts/intake';
import { useEffect, useRef, useState } from 'react';
import { announce, ConfirmButton, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { ExportButton } from '../../shared/forms/index.ts';
import { AddressLink, Pager, Section } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { LightSign } from '../../shared/value/index.ts';
import { BatchActs } from './batch-acts.tsx';
import { BatchPreview } from './batch-preview.tsx';
import { needsYear } from './commit-obstacle.ts';
import {
  batchQuery,
  correctBatch,
  discardBatch,
  PROBLEMS_A_PAGE,
  problemsQuery,
  ROWS_A_PAGE,
  rowsQuery,
  ruleOnProblem,
} from './intake-queries.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { type ProblemAction, ProblemList } from './problem-list.tsx';
import { readingWords } from './reading-words.ts';
import { RecognitionForm } from './recognition-form.tsx';
import { RulingDialog } from './ruling-dialog.tsx';
import './intake.css';

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
  useEndOfReading(data);
  // What was read before stays on the page: whoever pressed a button sees what became of it.
  if (error && (!data || data.status === 'reading')) {
    return <ErrorState what="这一批没有读出来" error={error} onRetry={() => void refetch()} />;
  }
  if (isPending || !data) return <StillLines lines={10} what="入库预览" />;
  if (data.failure) return <Refused batch={data} />;
  return data.status === 'reading' ? <BeingRead batch={data} /> : <Opened batch={data} />;
}

/** A large file is read for minutes: its end is told to those who listen as well. */
function useEndOfReading(batch: BatchDetail | undefined): void {
  const wasReading = useRef(false);
  useEffect(() => {
    if (!batch) return;
    const reading = batch.status === 'reading' && !batch.failure;
    if (wasReading.current && !reading) announce(readingWords(batch));
    wasReading.current = reading;
  }, [batch]);
}

/** The page asks again by itself; once the file has been read, the lists around it say so too. */
function BeingRead({ batch }: { readonly batch: BatchDetail }) {
  const mayWrite = useCan('intake.write');
  const client = useQueryClient();
  const navigate = route.useNavigate();
  useEffect(
    () => () => {
      void client.invalidateQueries({ queryKey: ['intake', 'matrix'] });
      void client.invalidateQueries({ queryKey: ['intake', 'batches'] });
    },
    [client],
  );
  async function discard() {
    await discardBatch(batch.id);
    void navigate({ search: {} });
  }
  return (
    <Section
      title="入库预览"
      note={batch.file}
      more={
        mayWrite ? (
          <ConfirmButton
            title="放弃这份上传"
            effect="停止读取，文件不入库；需要时可以重新上传。"
            verb="放弃"
            look="text"
            onConfirm={discard}
          >
            放弃
          </ConfirmButton>
        ) : undefined
      }
    >
      <p className="muted batch-note" aria-live="polite">
        正在读取。文件大时要一会儿，可以先做别的，回来接着看；系统重新启动也会接着读。
      </p>
    </Section>
  );
}

function Refused({ batch }: { readonly batch: BatchDetail }) {
  return (
    <Section title="入库预览" note={batch.file}>
      <div className="failed batch-note">
        <LightSign kind="late" />
        <div>
          <p className="failed-what">{batch.failure?.message}</p>
          <p className="failed-remedy">{batch.failure?.remedy}。这份文件没有入库，已入库的数据不受影响。</p>
        </div>
      </div>
    </Section>
  );
}

function Opened({ batch }: { readonly batch: BatchDetail }) {
  const { show, map, rows: rowPage, problems: problemPage, level } = route.useSearch();
  const { id, revision } = batch;
  const client = useQueryClient();
  const mayWrite = useCan('intake.write') && batch.status === 'draft';
  const [asked, setAsked] = useState<{ problem: IntakeProblem; action: ProblemAction }>();
  const rows = useQuery(rowsQuery(id, revision, show, rowPage));
  const problems = useQuery(problemsQuery(id, revision, level, problemPage));
  const refresh = (next: BatchDetail) => {
    client.setQueryData(batchQuery(id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['intake'] });
  };
  const correct = useMutation({
    mutationFn: (body: Parameters<typeof correctBatch>[1]) => correctBatch(id, { ...body, revision }),
    onSuccess: refresh,
  });
  const rule = useMutation({
    mutationFn: (body: Parameters<typeof ruleOnProblem>[1]) => ruleOnProblem(id, body),
    onSuccess: (next) => {
      refresh(next);
      setAsked(undefined);
      toast('裁定已记下，文件按它重新读过');
    },
    // Refused because somebody was first: what they ruled is shown under the dialog.
    onError: () => client.invalidateQueries({ queryKey: ['intake'] }),
  });
  const link = (change: string) => `/intake?batch=${id}${change}`;
  const shown = show === 'notable' ? '' : `&show=${show}`;
  const graded = level ? `&level=${level}` : '';
  const wanting = batch.datasetId === null || needsYear(batch);
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
        {rows.error ? (
          <ErrorState what="预览没有读出来" error={rows.error} onRetry={() => void rows.refetch()} />
        ) : null}
        {rows.data?.rows.length === 0 ? (
          <p className="muted batch-note">{show === 'notable' ? '没有要特别看的行' : '没有这样的行'}</p>
        ) : null}
        {rows.data ? (
          <Pager
            word="行"
            page={rowPage}
            size={ROWS_A_PAGE}
            total={rows.data.total}
            href={(page) => link(`${shown}${graded}${page ? `&rows=${page}` : ''}`)}
          />
        ) : null}
        {(wanting || map) && mayWrite ? (
          <RecognitionForm batch={batch} busy={correct.isPending} onCorrect={correct.mutate} />
        ) : null}
        {map && mayWrite ? (
          <MappingEditor batch={batch} busy={correct.isPending} onCorrect={correct.mutate} />
        ) : null}
        {correct.error ? <ErrorState what="没有改成" error={correct.error} /> : null}
      </BatchPreview>
      {problems.error ? (
        <ErrorState
          what="问题清单没有读出来"
          error={problems.error}
          onRetry={() => void problems.refetch()}
        />
      ) : null}
      {problems.data && batch.problems ? (
        <ProblemList
          problems={problems.data.rows}
          counts={batch.problems}
          level={level}
          levelHref={(next) => link(`${shown}${next ? `&level=${next}` : ''}`)}
          foot={
            <Pager
              word="处"
              page={problemPage}
              size={PROBLEMS_A_PAGE}
              total={problems.data.total}
              href={(page) => link(`${shown}${graded}${page ? `&problems=${page}` : ''}`)}
            />
          }
          onAct={mayWrite ? (problem, action) => setAsked({ problem, action }) : undefined}
          more={
            <span className="signs noprint">
              {problems.data.total > 0 ? (
                <ExportButton
                  path={`/intake/batches/${id}/problems/export`}
                  fileName="问题清单.xlsx"
                  look="link"
                >
                  导出全部问题
                </ExportButton>
              ) : null}
              {batch.problems.hold + batch.problems.unknown > 0 ? (
                <ExportButton path={`/intake/batches/${id}/bad-rows`} fileName="有问题的行.xlsx" look="link">
                  只下载有问题的行
                </ExportButton>
              ) : null}
            </span>
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
