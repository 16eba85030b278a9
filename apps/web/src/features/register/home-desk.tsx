import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { FileDrop } from '../../shared/forms/index.ts';
import { ActionBar, Section } from '../../shared/layout/index.ts';

/** `；3 处没有采纳：…`, empty if all were taken. */
export const leftWords = (refused: readonly { readonly message: string }[]): string =>
  refused.length > 0 ? `；${refused.length} 处没有采纳：${refused[0]?.message}` : '';

interface HomeDeskProps<Home> {
  readonly title: string;
  /** How a workbook comes home. */
  readonly note: string;
  /** What is to be dropped here. */
  readonly drop: string;
  readonly bring: UseMutationResult<Home, Error, File>;
  readonly take: Pick<UseMutationResult<unknown, Error, void>, 'isPending' | 'error' | 'mutate'>;
  /** How many cells can be taken, what taking them does, and whether all that is asked beside is said. */
  readonly good: number;
  readonly effect: string;
  readonly ready?: boolean;
  readonly onLeave: () => void;
  readonly changes: (home: Home) => ReactNode;
  readonly children?: ReactNode;
}

/** 导回: a workbook that somebody edited; what it would change is looked at before anything is saved. */
export function HomeDesk<Home>({
  title,
  note,
  drop,
  bring,
  take,
  good,
  effect,
  ready = true,
  onLeave,
  changes,
  children,
}: HomeDeskProps<Home>) {
  return (
    <Section title={title} note={note}>
      <FileDrop
        accept=".xlsx,.xls"
        disabled={bring.isPending || take.isPending}
        onFiles={([file]) => file && bring.mutate(file)}
      >
        {drop}
      </FileDrop>
      {bring.isPending ? <StillLines lines={4} what="对照" /> : null}
      {bring.error ? <ErrorState what="这个表没有对上" error={bring.error} /> : null}
      {bring.data ? changes(bring.data) : null}
      {take.error ? <ErrorState what="没有采纳" error={take.error} /> : null}
      {good > 0 ? (
        <>
          {children}
          <ActionBar effect={effect} note="别人已改的、填得不对的不动">
            <button type="button" className="btn" onClick={onLeave}>
              不采纳
            </button>
            <button
              type="button"
              className="btn btn-primary"
              disabled={take.isPending || !ready}
              onClick={() => take.mutate()}
            >
              {take.isPending ? '正在采纳' : `采纳 ${good} 处`}
            </button>
          </ActionBar>
        </>
      ) : null}
    </Section>
  );
}
