import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Publication, PublicationList } from '@tenglong/contracts/register';
import { useState } from 'react';
import { ErrorState, FormDialog, toast } from '../../../shared/feedback/index.ts';
import { Field } from '../../../shared/forms/index.ts';
import { EnterpriseChoice, type Subject } from '../open-entry-button.tsx';
import { openEntry } from '../register-queries.ts';
import { tryFigure } from './appeal-queries.ts';
import { EffectTable } from './effect-table.tsx';
import { Choice } from './publish-dialog.tsx';

const OTHER = '';

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
  const [subject, setSubject] = useState<Subject>({ id: null, name: '' });
  const [fact, setFact] = useState(OTHER);
  const [value, setValue] = useState('');
  const [item, setItem] = useState('');
  const { names } = list;
  const figures = publication.runId === null ? [] : list.figures;
  const creditCode = subject.id ?? '';
  const attempt = useMutation({
    mutationFn: () => tryFigure(publication.number, { creditCode, fact, value: value.trim() }),
  });
  const send = useMutation({
    mutationFn: () =>
      openEntry(list.register ?? '', {
        ...{ subjectId: subject.id, subjectName: subject.name, unitId: null },
        fields: names
          ? {
              ...{ [names.number]: String(publication.number), [names.item]: item.trim() },
              ...(fact === OTHER ? {} : { [names.fact]: fact, [names.proposed]: value.trim() }),
            }
          : {},
      }),
    onSuccess: (entry) => {
      void client.invalidateQueries({ queryKey: ['register'] });
      toast('申诉已收到');
      router.history.push(`/entries/${entry.id}`);
    },
  });
  const overFigure = fact !== OTHER;
  const filled = !overFigure || value.trim() !== '';
  const figure = {
    changed: (next: string) => {
      setValue(next);
      attempt.reset();
    },
  };
  return (
    <FormDialog
      open
      title={`申诉：${publication.title}`}
      verb="提申诉"
      className="appeal-form"
      ready={subject.id !== null && item.trim() !== '' && filled}
      busy={send.isPending}
      failed={{ what: '申诉没有提成', error: send.error }}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p className="note">{`${publication.closes} 截止，时钟还显示这一分钟的都算在内。`}</p>
      <EnterpriseChoice label="企业" chosen={subject.id} onChoose={setSubject} />
      {figures.length > 0 ? (
        <Choice
          label="对哪个数"
          value={fact}
          choices={[
            { id: OTHER, title: '不是某一个数' },
            ...figures.map((one) => ({ id: one.fact, title: one.title })),
          ]}
          onChange={(next) => {
            setFact(next);
            attempt.reset();
          }}
        />
      ) : null}
      {overFigure ? (
        <Field label="主张的数" required>
          {(control) => (
            <span className="appeal-try">
              <input
                {...control}
                className="input"
                inputMode="decimal"
                maxLength={24}
                value={value}
                onChange={(event) => figure.changed(event.target.value)}
              />
              <button
                type="button"
                className="btn"
                disabled={creditCode === '' || value.trim() === '' || attempt.isPending}
                onClick={() => attempt.mutate()}
              >
                看影响
              </button>
            </span>
          )}
        </Field>
      ) : null}
      {attempt.data ? <EffectTable effect={attempt.data} word="按主张" /> : null}
      {attempt.error ? <ErrorState what="影响没有算出来" error={attempt.error} /> : null}
      <Field label="申诉事项" required>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={3}
            maxLength={1000}
            value={item}
            onChange={(event) => setItem(event.target.value)}
          />
        )}
      </Field>
      <p className="note">提后在条目里上传申诉书和佐证材料，专班受理后交部门核实。</p>
    </FormDialog>
  );
}
