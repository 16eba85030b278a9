import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FieldText, RegisterDetail } from '@tenglong/contracts/register';
import { useState } from 'react';
import { ErrorState, FormDialog, StillLines, toast } from '../../shared/feedback/index.ts';
import { ChoiceField, TextField } from '../../shared/forms/index.ts';
import { ActionBar } from '../../shared/layout/index.ts';
import { formatCount, LightSign } from '../../shared/value/index.ts';
import './bulk.css';
import { FieldInput } from './field-input.tsx';
import { moveTogether, previewBulk } from './register-queries.ts';

export interface BulkBarProps {
  readonly register: RegisterDetail;
  readonly selected: ReadonlySet<string>;
  readonly onClear: () => void;
}

/** What is ticked, and the one thing to do with it: its effect is shown before anything happens. */
export function BulkBar({ register, selected, onClear }: BulkBarProps) {
  const [open, setOpen] = useState(false);
  if (selected.size === 0) return null;
  return (
    <>
      <ActionBar effect={`已选 ${formatCount(selected.size, register.measure)}`}>
        <button type="button" className="btn" onClick={onClear}>
          取消选择
        </button>
        <button type="button" className="btn btn-primary" onClick={() => setOpen(true)}>
          成批办理
        </button>
      </ActionBar>
      {open ? (
        <BulkDialog register={register} ids={[...selected]} onClose={() => setOpen(false)} onDone={onClear} />
      ) : null}
    </>
  );
}

interface BulkDialogProps {
  readonly register: RegisterDetail;
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function BulkDialog({ register, ids, onClose, onDone }: BulkDialogProps) {
  const [move, setMove] = useState<string>();
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState<Readonly<Record<string, FieldText>>>({});
  const client = useQueryClient();
  const words = reason.trim();
  const asked = {
    ids: [...ids],
    fields: { ...fields },
    ...(move === undefined ? {} : { move }),
    ...(words === '' ? {} : { reason: words }),
  };
  const { data, error, isFetching } = useQuery({
    queryKey: ['register', 'bulk', register.id, asked],
    queryFn: () => previewBulk(register.id, asked),
    placeholderData: (last) => last,
    staleTime: 0,
    gcTime: 0,
  });
  const act = useMutation({
    mutationFn: (chosen: string) =>
      moveTogether(register.id, {
        move: chosen,
        fields: { ...fields },
        ...(words === '' ? {} : { reason: words }),
        entries: can.map(({ entryId, revision }) => ({ id: entryId, revision })),
      }),
    onSuccess: ({ done, refused }) => {
      const left =
        refused.length > 0 ? `，${refused.length} ${register.measure}没有办：${refused[0]?.message}` : '';
      toast(`已办 ${formatCount(done, register.measure)}${left}`);
      void client.invalidateQueries({ queryKey: ['register'] });
      onDone();
      onClose();
    },
  });
  const chosen = data?.moves.find((one) => one.move === data.move);
  const can = (data?.rows ?? []).filter(({ ok }) => ok);
  const cannot = (data?.rows ?? []).filter(({ ok }) => !ok);
  return (
    <FormDialog
      open
      title={data?.sentence ?? '成批办理'}
      verb={act.isPending ? '正在办理' : `办这 ${formatCount(can.length, register.measure)}`}
      ready={chosen !== undefined && can.length > 0 && !isFetching}
      busy={act.isPending}
      failed={{ what: '没有办成', error: act.error }}
      onSubmit={() => chosen && act.mutate(chosen.move)}
      onClose={onClose}
    >
      {error ? <ErrorState error={error} /> : null}
      {!data && !error ? <StillLines lines={4} what="影响" /> : null}
      {data && data.moves.length > 0 ? (
        <ChoiceField
          label="办哪一步"
          required
          choices={data.moves.map((one) => ({
            id: one.move,
            title: `${one.title}（${formatCount(one.can, register.measure)}可办）`,
          }))}
          value={data.move ?? ''}
          onChange={setMove}
        />
      ) : null}
      {(chosen?.fields ?? []).map((name) => {
        const spec = register.fields.find((one) => one.name === name);
        return spec ? (
          <FieldInput
            key={name}
            spec={spec}
            value={fields[name]}
            onChange={(value) => setFields({ ...fields, [name]: value })}
          />
        ) : null;
      })}
      {chosen?.needsReason ? (
        <TextField label="理由" required lines={2} maxLength={500} value={reason} onChange={setReason} />
      ) : null}
      {(chosen?.fields ?? []).length > 0 ? (
        <p className="note">上面填的，会填进每一条；不填的，各条用自己已填的数</p>
      ) : null}
      <ul className="bulk-rows">
        {[...cannot, ...can].map(({ entryId, subjectName, unitName, stageTitle, ok, missing }) => (
          <li key={entryId}>
            <LightSign kind={ok ? 'done' : 'slow'} label={ok ? '可以办' : '办不了'} />
            <span>
              {subjectName} <span className="muted">{`${unitName}，${stageTitle}`}</span>
              {missing.length > 0 ? <span className="note">{missing.join('；')}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}
