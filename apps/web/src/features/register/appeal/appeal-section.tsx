import { useQuery } from '@tanstack/react-query';
import type { AppealDesk, EntryDetail, PublishedRow } from '@tenglong/contracts/register';
import { useState } from 'react';
import { ErrorState, StillLines } from '../../../shared/feedback/index.ts';
import { Field } from '../../../shared/forms/index.ts';
import { AddressLink, Section } from '../../../shared/layout/index.ts';
import { formatDay, LightSign } from '../../../shared/value/index.ts';
import { useEntryAct } from '../use-entry-act.ts';
import './appeal.css';
import { appealQuery } from './appeal-queries.ts';
import { EffectTable } from './effect-table.tsx';

const WORDS = { proposed: '按主张', verified: '按核定' } as const;

/** What a ruling rests on: the window, the effect of the figure, what is in force, and how the like was ruled. */
export function AppealSection({ entry }: { readonly entry: EntryDetail }) {
  const { data, error, isPending, refetch } = useQuery(appealQuery(entry.id));
  if (error) return <ErrorState what="申诉的依据没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={4} what="申诉的依据" />;
  const { publication, effects, verified, inForce, similar, row, toList } = data;
  return (
    <Section
      title="申诉的依据"
      note={
        publication?.register
          ? '公示时的样子，以后清单再变，这里不变'
          : '按公布的那次测算重算，其他企业的数不变'
      }
    >
      {publication ? (
        <p className="appeal-line">
          {`第 ${publication.number} 次公示，${publication.title}，${publication.opens} 至 ${publication.closes}`}
        </p>
      ) : null}
      {row ? <PublishedRowLine row={row} number={publication?.number ?? 0} /> : null}
      {effects.map((effect) => (
        <EffectTable key={effect.by} effect={effect} word={WORDS[effect.by]} />
      ))}
      {toList ? (
        <p className="appeal-line">
          {toList.listed ? (
            <>
              {`已列入${toList.title}，到“${toList.listed.stageTitle}”，`}
              <AddressLink href={`/entries/${toList.listed.entryId}`}>看这一条</AddressLink>
            </>
          ) : (
            <>
              {`应列而未列已采纳，还没有列入${toList.title} `}
              <AddressLink
                className="btn btn-primary noprint"
                href={`/registers/${toList.register}?open=${encodeURIComponent(toList.subject)}`}
              >
                {`列入${toList.title}`}
              </AddressLink>
            </>
          )}
        </p>
      ) : null}
      {inForce === '' ? null : (
        <p className="appeal-line">
          <LightSign kind={inForce.includes('不再') ? 'slow' : 'done'} /> {inForce}
        </p>
      )}
      <VerifiedForm entry={entry} field={verified} asks={publication?.runId !== null && effects.length > 0} />
      <Similar similar={similar} />
    </Section>
  );
}

/** The row that the appeal names, as it was published. */
function PublishedRowLine({ row, number }: { readonly row: PublishedRow; readonly number: number }) {
  const { place, name, unitName, stage, said } = row;
  return (
    <p className="appeal-line">
      <AddressLink href={`/publications/${number}`}>{`公示的第 ${place} 行`}</AddressLink>
      {`：${name}（${unitName}），${[stage, ...said.map(({ label, text }) => `${label} ${text}`)].join('；')}`}
    </p>
  );
}

/** The figure that is found to be right, written down before the ruling so that its effect can be seen. */
function VerifiedForm({
  entry,
  field,
  asks,
}: {
  readonly entry: EntryDetail;
  readonly field: string;
  readonly asks: boolean;
}) {
  const spec = entry.fieldSpecs.find(({ name }) => name === field);
  const held = entry.fields[field];
  const [value, setValue] = useState(typeof held === 'string' ? held : '');
  const act = useEntryAct(entry);
  if (!asks || !spec || !entry.mayAct || entry.closedOn !== null || entry.moves.length === 0) return null;
  return (
    <form
      className="appeal-verified noprint"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ kind: 'amend', fields: { [field]: value.trim() } });
      }}
    >
      <Field label={spec.label}>
        {(control) => (
          <input
            {...control}
            className="input"
            inputMode="decimal"
            maxLength={24}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="btn" disabled={act.isPending || value.trim() === ''}>
        记下并重算
      </button>
      {act.error ? <ErrorState what="没有记下" error={act.error} /> : null}
    </form>
  );
}

function Similar({ similar }: { readonly similar: AppealDesk['similar'] }) {
  return (
    <>
      <h3 className="appeal-head">类似案例</h3>
      {similar.length === 0 ? (
        <p className="note">还没有同类的裁定</p>
      ) : (
        <ul className="appeal-similar">
          {similar.map((one, at) => (
            <li key={one.entryId ?? at}>
              <span>
                {one.entryId ? (
                  <AddressLink href={`/entries/${one.entryId}`}>{one.name}</AddressLink>
                ) : (
                  one.name
                )}
                {`：${one.about}`}
                {one.sameFigure ? <span className="muted">（同一个数）</span> : null}
              </span>
              <b>{one.ruling}</b>
              <span className="note">
                {[one.grounds, one.on ? formatDay(one.on) : ''].filter(Boolean).join('，')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
