import { useMutation } from '@tanstack/react-query';
import type { SpotCheckDetail, SpotCheckFinding, SpotCheckItem } from '@tenglong/contracts/register';
import { useRef, useState } from 'react';
import { FormDialog, toast } from '../../../shared/feedback/index.ts';
import { Field, useKeptForm } from '../../../shared/forms/index.ts';
import { KeptNote } from '../kept-note.tsx';
import { judgeItem } from './spot-check-queries.ts';

const RESULTS = [
  { value: 'true', label: '属实' },
  { value: 'false', label: '不属实' },
] as const;

/** The finding of one drawn entry: a result, what was seen, and a photo or paper that shows it. */
export function JudgeDialog({
  check,
  item,
  onDone,
  onClose,
}: {
  readonly check: SpotCheckDetail;
  readonly item: SpotCheckItem;
  readonly onDone: (check: SpotCheckDetail) => void;
  readonly onClose: () => void;
}) {
  const { values, at, set, clear } = useKeptForm(
    {
      id: `judge.${check.number}.${item.entryId}`,
      title: `抽查结论：${item.subjectName}`,
      href: `/spot-checks/${check.number}`,
    },
    { result: '', reason: '' },
  );
  const { reason } = values;
  const result: SpotCheckFinding['result'] | undefined = RESULTS.find(
    (one) => one.value === values.result,
  )?.value;
  const [file, setFile] = useState<File>();
  const picker = useRef<HTMLInputElement>(null);
  const ready = result !== undefined && reason.trim() !== '' && file !== undefined;
  const send = useMutation({
    mutationFn: () => {
      if (!result || !file) throw new Error('the form is not filled in');
      return judgeItem(check.number, item.entryId, { result, reason: reason.trim() }, file);
    },
    onSuccess: (next) => {
      clear();
      toast('结论已记下');
      onDone(next);
    },
  });
  return (
    <FormDialog
      open
      title={`${item.subjectName}，${item.registerTitle}`}
      verb="记下结论"
      className="spot-form"
      ready={ready}
      busy={send.isPending}
      failed={{ what: '结论没有记下', error: send.error }}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <fieldset className="spot-results">
        <legend>办结是否属实</legend>
        {RESULTS.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name="result"
              checked={result === value}
              onChange={() => set({ result: value })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Field label="怎么查的，查到什么" required>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <Field label="现场照片或核查表" required help="照片、PDF 或 Word、Excel 文件">
        {(control) => (
          <span className="spot-file">
            <button type="button" className="btn" onClick={() => picker.current?.click()}>
              {file ? '换一个' : '选择文件'}
            </button>
            <span className="note">{file?.name ?? ''}</span>
            <input
              {...control}
              ref={picker}
              hidden
              type="file"
              accept="image/*,.pdf,.doc,.docx,.xls,.xlsx"
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          </span>
        )}
      </Field>
      <p className="note">结论记下后不改。不属实的，清单有退回步骤的随即退回重办，没有的在条目上标明。</p>
      <KeptNote at={at} />
    </FormDialog>
  );
}
