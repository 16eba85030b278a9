import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { IntakeMatrix } from '@tenglong/contracts/intake';
import { useEffect, useRef, useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { announce, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { ExportButton, FileDrop, PrintButton } from '../../shared/forms/index.ts';
import { Page, Sentence } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { BatchDesk } from './batch-desk.tsx';
import { BatchHistory } from './batch-history.tsx';
import { matrixQuery, sendFile } from './intake-queries.ts';
import { IntakeTabs } from './intake-tabs.tsx';
import { ListSenders } from './list-senders.tsx';
import { cellOf, type MatrixRow, matrixLead, matrixSentence } from './matrix-cell.ts';
import { readingWords } from './reading-words.ts';
import { SendingMatrix } from './sending-matrix.tsx';
import './intake.css';

const route = getRouteApi('/shell/intake');

/** 数据归集: who has sent what; drop a file, look at it, commit it or take it back. */
export function IntakePage() {
  const { data, error, isPending, refetch } = useQuery(matrixQuery);
  if (error && !data)
    return <ErrorState what="数据归集没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={12} what="数据归集" />;
  return <IntakeBody matrix={data} />;
}

function IntakeBody({ matrix }: { readonly matrix: IntakeMatrix }) {
  const { batch } = route.useSearch();
  const mayWrite = useCan('intake.write');
  const mayOpenRows = useCan('intake.readRows');
  const year = matrix.years.at(-1);
  const senders = {
    matrix,
    openBatch: batch,
    href: (id: string) => `/intake?batch=${id}`,
    nextStep: blankForm,
  };
  return (
    <Page title="数据归集" context={year === undefined ? undefined : `${year} 年度评价`} wide>
      <Sentence lead={matrixLead(matrix)} actions={<PrintButton />}>
        {year === undefined ? '还没有收到任何部门的数据' : matrixSentence(matrix, year)}
      </Sentence>
      <IntakeTabs current="sent" />
      <SendingMatrix {...senders}>{mayWrite ? <Receiver /> : null}</SendingMatrix>
      {batch && mayOpenRows ? <OpenBatch key={batch} id={batch} /> : null}
      <ListSenders {...senders} />
      <BatchHistory open={batch} />
    </Page>
  );
}

/** What nobody has sent can be asked for with an empty form. */
const blankForm = (row: MatrixRow, year: number) =>
  cellOf(row, year)?.state === 'none' ? (
    <ExportButton
      path={`/intake/templates/${row.datasetId}`}
      fileName={`${row.title}-空白表.xlsx`}
      look="link"
    >
      取空白表
    </ExportButton>
  ) : null;

/** Opened from wherever on the page, a batch comes into view: it stands below the fold of a small screen. */
function OpenBatch({ id }: { readonly id: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the router, which takes every followed link to the top of the page.
    const later = requestAnimationFrame(() => place.current?.scrollIntoView({ block: 'start' }));
    return () => cancelAnimationFrame(later);
  }, []);
  return (
    <div ref={place} className="batch-place">
      <BatchDesk id={id} />
    </div>
  );
}

interface Sending {
  readonly name: string;
  readonly share: number;
  readonly problem?: unknown;
}

/** Sends dropped files one after the other and opens the last one's preview. */
function Receiver() {
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const busy = sending.some(({ share, problem }) => share < 1 && problem === undefined);

  async function send(files: readonly File[]) {
    setSending(files.map(({ name }) => ({ name, share: 0 })));
    const mark = (at: number, change: Partial<Sending>) =>
      setSending((now) => now.map((one, place) => (place === at ? { ...one, ...change } : one)));
    let opened: string | undefined;
    for (const [at, file] of files.entries()) {
      try {
        const batch = await sendFile(file, (share) => mark(at, { share: Math.min(share, 0.99) }));
        opened = batch.id;
        client.setQueryData(['intake', 'batch', batch.id], batch);
        mark(at, { share: 1 });
        announce(readingWords(batch));
      } catch (error) {
        mark(at, { problem: asProblem(error) });
      }
    }
    await client.invalidateQueries({ queryKey: ['intake'] });
    if (opened) void navigate({ search: { batch: opened }, resetScroll: false });
    setSending((now) => now.filter(({ problem }) => problem !== undefined));
  }

  return (
    <>
      <FileDrop accept=".xlsx,.xls,.csv,.et" onFiles={(files) => void send(files)} disabled={busy}>
        把部门来文拖到这里，xlsx、xls、csv 均可，不必改格式。认得出部门、年份和列，入库前都给您看。
      </FileDrop>
      {sending.map(({ name, share, problem }) =>
        problem === undefined ? (
          <p key={name} className="note" aria-live="polite">
            {share < 0.99 ? `正在上传 ${name}，已传 ${Math.round(share * 100)}%` : `正在读取 ${name}`}
          </p>
        ) : (
          <ErrorState key={name} what={`${name} 没有收下`} error={problem} />
        ),
      )}
    </>
  );
}
