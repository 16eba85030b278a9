import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { EntryDetail } from '@tenglong/contracts/register';
import type { ReactNode } from 'react';
import { EmptyState } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Sentence } from '../../shared/layout/index.ts';
import { ReadOnlyNotice, useSession } from '../../shared/session/index.ts';
import { formatDay, GradeMark, LightSign } from '../../shared/value/index.ts';
import { AppealSection } from './appeal/appeal-section.tsx';
import { PromisePanel } from './commitment/promise-panel.tsx';
import { EntryBar } from './entry-bar.tsx';
import { Dossier, Requirements, Signatures, Timeline } from './entry-dossier.tsx';
import { EntryTools } from './entry-tools.tsx';
import { entrySentence } from './entry-words.ts';
import { EvidenceSection } from './evidence-section.tsx';
import { dueWords, lightWords } from './light-words.ts';
import { MoveForm } from './move-form.tsx';
import { entryQuery } from './register-queries.ts';
import { StageLine } from './stage-line.tsx';
import { Waiting } from './waiting.tsx';
import './entry.css';

const route = getRouteApi('/shell/entries/$id');

export interface EntryPageProps {
  /** What other features have to say of the entry, below its own dossier. */
  readonly more?: ((entry: EntryDetail) => ReactNode) | undefined;
}

/** One entry: what to do next in one sentence, what is there and what is missing, and one button. */
export function EntryPage({ more }: EntryPageProps) {
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(entryQuery(id));
  if (!data) return <Waiting what="这一条" error={error} onRetry={() => void refetch()} />;
  return <EntryBody entry={data} more={more} />;
}

function EntryBody({ entry, more }: EntryPageProps & { readonly entry: EntryDetail }) {
  const { move } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (next: string | undefined) =>
    void navigate({ search: { move: next }, replace: true, resetScroll: false });
  const { step } = entry;
  const form = entry.moves.find((one) => one.move === move);
  const beside = entry.moves.filter((one) => one.move !== step?.move || !entry.next?.mine);
  const others = beside.filter(({ barred }) => barred === null);
  const barred = beside.filter((one) => one.barred !== null);
  return (
    <Page title={`${entry.subjectName}，${entry.registerShortTitle}`} printTitle={entry.registerTitle}>
      <Sentence
        path={
          <>
            <AddressLink href="/registers">专项清单</AddressLink> /{' '}
            <AddressLink href={`/registers/${entry.register}`}>{entry.registerShortTitle}</AddressLink>
            <a className="entry-to-record" href="#timeline">
              全程记录
            </a>
          </>
        }
        actions={
          <span className="btns desk-only">
            <EntryTools entry={entry} />
            <PrintButton />
          </span>
        }
      >
        {entrySentence(entry)}
      </Sentence>
      <EntryHead entry={entry} />
      {entry.falseClosing ? (
        <p className="entry-false" role="note">
          <LightSign kind="late" />
          {`第 ${entry.falseClosing.check} 次抽查不属实：${entry.falseClosing.reason}。`}
          <AddressLink href={`/spot-checks/${entry.falseClosing.check}`}>看抽查</AddressLink>
        </p>
      ) : null}
      <StageLine line={entry.line} stageTitle={entry.stageTitle} />
      <ReadOnlyNotice unless="register.act">
        您是只读岗位：可以查看和打印，办理由清单所列的单位进行
      </ReadOnlyNotice>
      <div className="entry-columns">
        <div className="entry-main">
          {step ? <Requirements entry={entry} move={step} /> : null}
          {entry.hears ? <AppealSection entry={entry} /> : null}
          <EvidenceSection entry={entry} />
          <Signatures entry={entry} />
          <Dossier entry={entry} />
          <p className="btns phone-only">
            {others.map((one) => (
              <button key={one.move} type="button" className="btn" onClick={() => open(one.move)}>
                {one.title}
              </button>
            ))}
            <EntryTools entry={entry} />
          </p>
          <BarredMoves moves={barred} />
        </div>
        <Timeline entry={entry} />
      </div>
      {entry.pledges ? <PromisePanel entry={entry} /> : null}
      {more?.(entry)}
      <EntryBar entry={entry} others={others} onForm={open} />
      {move && form ? (
        <MoveForm key={form.move} entry={entry} move={form} onClose={() => open(undefined)} />
      ) : null}
      {move && !form ? (
        <EmptyState
          action={
            <button type="button" className="btn" onClick={() => open(undefined)}>
              收起
            </button>
          }
        >
          {`现在是“${entry.stageTitle}”，这一步已不用办，或不由您办；填过的草稿仍留在本机。`}
        </EmptyState>
      ) : null}
    </Page>
  );
}

/** Steps of this stage that are not for this entry now, each with why: no button that could only be refused. */
function BarredMoves({ moves }: { readonly moves: EntryDetail['moves'] }) {
  if (moves.length === 0) return null;
  return (
    <details className="entry-barred noprint">
      <summary>{`现在不能办的 ${moves.length} 步`}</summary>
      <ul>
        {moves.map(({ move, title, barred }) => (
          <li key={move}>
            {title} <span className="note">{barred}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Whose entry it is, its light and its deadline. */
function EntryHead({ entry }: { readonly entry: EntryDetail }) {
  const { kind, word } = lightWords(entry);
  const due = dueWords(entry.leftDays);
  const year = Number(useSession().today.slice(0, 4));
  return (
    <div className="entry-head">
      <p className="entry-name">
        {entry.subject === 'enterprise' && entry.subjectId ? (
          <AddressLink href={`/enterprises/${entry.subjectId}`}>{entry.subjectName}</AddressLink>
        ) : (
          entry.subjectName
        )}
      </p>
      <p className="entry-meta">
        <span>{entry.unitName}</span>
        {entry.grade === null ? null : (
          <span>
            评价 <GradeMark grade={entry.grade} />
          </span>
        )}
        <span className="light">
          <LightSign kind={kind} />
          {entry.dueOn === null || entry.leftDays === null
            ? word
            : `${formatDay(entry.dueOn, { withinYear: year })}到期${due === '' ? '' : `，${due}`}`}
        </span>
        <span>{`在“${entry.stageTitle}”${entry.waited} 天`}</span>
      </p>
    </div>
  );
}
