import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Grade } from '@tenglong/contracts/page';
import type { Publication, PublicationList } from '@tenglong/contracts/register';
import { useState } from 'react';
import { newSubmission } from '../../../shared/api/index.ts';
import { ErrorState, FormDialog, toast } from '../../../shared/feedback/index.ts';
import { ChoiceField, Field, TextField, useKeptForm } from '../../../shared/forms/index.ts';
import { useSession } from '../../../shared/session/index.ts';
import { KeptNote } from '../kept-note.tsx';
import { EnterpriseChoice } from '../open-entry-button.tsx';
import { openEntry } from '../register-queries.ts';
import { publicationQuery, tryFigure } from './appeal-queries.ts';
import { EffectTable } from './effect-table.tsx';
import { pleasOf } from './plea-words.ts';

const GRADES = Grade.options.map((id) => ({ id, title: `${id} 类` }));

/** An appeal: whose, over what, and, where it is over a figure, what that figure would do. */
export function AppealDialog({
  list,
  publication,
  onClose,
}: {
  readonly list: PublicationList;
  readonly publication: Publication;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const router = useRouter();
  const { names } = list;
  // An enterprise appeals for itself.
  const { enterprise: own, displayName } = useSession();
  const pleas = pleasOf(list, publication);
  const place = {
    id: `appeal.${publication.number}`,
    title: `申诉：${publication.title}`,
    href: '/publications',
  };
  const { values, at, set, clear } = useKeptForm(place, {
    id: own ?? '',
    name: own === null ? '' : displayName,
    plea: pleas[0]?.id ?? '',
    row: '',
    words: '',
    claim: '',
    fact: list.figures[0]?.fact ?? '',
    value: '',
    item: '',
  });
  const { plea, row, words, claim, fact, value, item } = values;
  const ofList = publication.register !== null;
  const { data: page } = useQuery({ ...publicationQuery(publication.number), enabled: ofList });
  const attempt = useMutation({
    mutationFn: () => tryFigure(publication.number, { creditCode: values.id, fact, value: value.trim() }),
  });
  const overFigure = !ofList && plea === 'figure';
  const overGrade = !ofList && plea === 'grade';
  const needsRow = ofList && (plea === 'removed' || plea === 'corrected');
  const [submission] = useState(newSubmission);
  const send = useMutation({
    mutationFn: () =>
      openEntry(list.register ?? '', {
        subjectId: values.id,
        subjectName: values.name,
        unitId: null,
        submission,
        fields: names
          ? {
              [names.number]: String(publication.number),
              [names.item]: item.trim(),
              ...(names.plea && plea !== '' && { [names.plea]: plea }),
              ...(names.row && needsRow && { [names.row]: chosenRow }),
              ...(names.words && plea === 'corrected' && { [names.words]: words.trim() }),
              ...(names.claim && overGrade && { [names.claim]: claim }),
              ...(overFigure && { [names.fact]: fact, [names.proposed]: value.trim() }),
            }
          : {},
      }),
    onSuccess: (entry) => {
      clear();
      void client.invalidateQueries({ queryKey: ['register'] });
      toast('申诉已收到');
      router.history.push(`/entries/${entry.id}`);
    },
  });
  const ownRows = page?.rows.filter(({ subjectId }) => subjectId === values.id) ?? [];
  const chosenRow = row !== '' || ownRows.length !== 1 ? row : String(ownRows[0]?.place);
  const filled =
    (!overFigure || value.trim() !== '') &&
    (!overGrade || claim !== '') &&
    (!needsRow || chosenRow !== '') &&
    (plea !== 'corrected' || words.trim() !== '');
  return (
    <FormDialog
      open
      title={`申诉：${publication.title}`}
      verb="提申诉"
      className="appeal-form"
      ready={values.id !== '' && item.trim() !== '' && filled}
      busy={send.isPending}
      failed={{ what: '申诉没有提成', error: send.error }}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p className="note">{`${publication.closes} 截止，时钟还显示这一分钟的都算在内。`}</p>
      {own === null ? (
        <EnterpriseChoice
          label="企业"
          chosen={values.id === '' ? null : values.id}
          onChoose={({ id, name }) => {
            const rows = page?.rows.filter(({ subjectId }) => subjectId === id) ?? [];
            set({ id: id ?? '', name, row: rows.length === 1 ? String(rows[0]?.place) : '' });
            attempt.reset();
          }}
        />
      ) : null}
      {pleas.length > 0 ? (
        <ChoiceField
          label="申诉什么"
          required
          value={plea}
          choices={pleas}
          onChange={(next) => {
            set({ plea: next });
            attempt.reset();
          }}
        />
      ) : null}
      {needsRow ? (
        <ChoiceField
          label="公示的哪一行"
          required
          none="请选择"
          value={chosenRow}
          choices={(page?.rows ?? [])
            .filter(({ subjectId }) => values.id === '' || subjectId === values.id || !isCode(subjectId))
            .map(({ place: no, name, stage }) => ({
              id: String(no),
              title: `第 ${no} 行 ${name}，${stage}`,
            }))}
          onChange={(next) => set({ row: next })}
        />
      ) : null}
      {plea === 'corrected' && ofList ? (
        <TextField
          label="应改为"
          required
          maxLength={300}
          value={words}
          onChange={(next) => set({ words: next })}
        />
      ) : null}
      {overGrade ? (
        <ChoiceField
          label="主张的等级"
          required
          none="请选择"
          value={claim}
          choices={GRADES}
          onChange={(next) => set({ claim: next })}
        />
      ) : null}
      {overFigure ? (
        <>
          <ChoiceField
            label="对哪个数"
            required
            value={fact}
            choices={list.figures.map((one) => ({ id: one.fact, title: one.title }))}
            onChange={(next) => {
              set({ fact: next });
              attempt.reset();
            }}
          />
          <Field label="主张的数" required>
            {(control) => (
              <span className="appeal-try">
                <input
                  {...control}
                  className="input"
                  inputMode="decimal"
                  maxLength={24}
                  value={value}
                  onChange={(event) => {
                    set({ value: event.target.value });
                    attempt.reset();
                  }}
                />
                <button
                  type="button"
                  className="btn"
                  disabled={values.id === '' || value.trim() === '' || attempt.isPending}
                  onClick={() => attempt.mutate()}
                >
                  看影响
                </button>
              </span>
            )}
          </Field>
        </>
      ) : null}
      {attempt.data ? <EffectTable effect={attempt.data} word="按主张" /> : null}
      {attempt.error ? <ErrorState what="影响没有算出来" error={attempt.error} /> : null}
      <TextField
        label="申诉事项"
        required
        lines={3}
        maxLength={1000}
        value={item}
        onChange={(next) => set({ item: next })}
      />
      <p className="note">提后在条目里上传申诉书和佐证材料，专班受理后交部门核实。</p>
      <KeptNote at={at} />
    </FormDialog>
  );
}

const isCode = (subjectId: string | null): boolean => /^[0-9A-Z]{18}$/.test(subjectId ?? '');
