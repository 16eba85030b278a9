import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { EnterprisePage } from '@tenglong/contracts/enterprise';
import type { FieldText, RegisterDetail } from '@tenglong/contracts/register';
import { useState } from 'react';
import { asProblem, newSubmission, request } from '../../shared/api/index.ts';
import { FormDialog, toast } from '../../shared/feedback/index.ts';
import { ChoiceField, Field, SearchSelect, TextField } from '../../shared/forms/index.ts';
import { useSession } from '../../shared/session/index.ts';
import { FieldInput } from './field-input.tsx';
import { OpeningEffect } from './opening-effect.tsx';
import { openEntry } from './register-queries.ts';
import { draftKey, useDraft } from './use-draft.ts';

export interface OpenEntryButtonProps {
  readonly register: RegisterDetail;
  readonly primary?: boolean | undefined;
}

export interface Subject {
  readonly id: string | null;
  readonly name: string;
}

/** 新增一家, for whoever may put something on the list. */
export function OpenEntryButton({ register, primary = false }: OpenEntryButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={primary ? 'btn btn-primary' : 'btn'} onClick={() => setOpen(true)}>
        {register.opening?.title ?? '新增'}
      </button>
      {open ? <OpenEntryDialog register={register} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface OpenEntryDialogProps {
  readonly register: RegisterDetail;
  /** Whom it is about, where the page has said so already. */
  readonly known?: Subject | undefined;
  /** What of the subject it is about, such as the number of a project: each has a form of its own. */
  readonly about?: string | undefined;
  /** What the platform knows of the form already; what was typed before goes before it. */
  readonly given?: Readonly<Record<string, FieldText>> | undefined;
  readonly onClose: () => void;
}

const NOTHING: Readonly<Record<string, FieldText>> = {};

/** Puts something on one list; what will happen is said before. */
export function OpenEntryDialog({
  register,
  known,
  about = '',
  given = NOTHING,
  onClose,
}: OpenEntryDialogProps) {
  const client = useQueryClient();
  const router = useRouter();
  const ofEnterprise = register.subject === 'enterprise';
  const { account, enterprise, department } = useSession();
  // Whoever acts for an enterprise puts that one on the list, and no other.
  const own = ofEnterprise && enterprise !== null ? { id: enterprise, name: department } : undefined;
  const told = known ?? own;
  const [subject, setSubject] = useState<Subject>(told ?? { id: null, name: '' });
  const [unit, setUnit] = useState('');
  const draft = useDraft(draftKey(account, register.id, `open.${known?.id ?? ''}${about}`));
  const fields = { ...given, ...draft.fields };
  const specs = register.fields.filter(({ name }) => register.opening?.fields.includes(name));
  const [submission] = useState(newSubmission);
  const open = useMutation({
    mutationFn: () =>
      openEntry(register.id, {
        submission,
        subjectId: subject.id,
        subjectName: subject.name,
        unitId: ofEnterprise || unit === '' ? null : unit,
        fields,
      }),
    onSuccess: (entry) =>
      goTo(entry.id, `${entry.subjectName}已列入${register.shortTitle}，到“${entry.stageTitle}”`),
    // The answer to an earlier try was lost on the way: what it made is there.
    onError: (error) =>
      asProblem(error).code === 'ALREADY_SUBMITTED'
        ? goTo(submission, `已列入${register.shortTitle}，没有再记一遍`)
        : undefined,
  });
  async function goTo(entry: string, words: string) {
    draft.clear();
    await client.invalidateQueries({ queryKey: ['register'] });
    toast(words);
    onClose();
    router.history.push(`/entries/${entry}`);
  }
  const [refused, setRefused] = useState(false);
  const number = about === '' ? undefined : about;
  const named = ofEnterprise ? subject.id !== null : subject.name.trim() !== '';
  const filled = specs.every(({ name }) => (fields[name] ?? '') !== '');
  const start = register.stages[0]?.title ?? '';
  return (
    <FormDialog
      open
      title={known ? `列入${register.title}` : (register.opening?.title ?? '新增')}
      verb="列入清单"
      ready={named && filled && !refused}
      busy={open.isPending}
      failed={{ what: '没有列入', error: open.error }}
      onSubmit={() => open.mutate()}
      onClose={onClose}
    >
      {subject.id && ofEnterprise ? (
        <OpeningEffect register={register} subject={subject.id} number={number} onRefused={setRefused} />
      ) : (
        <p>{`列入后从“${start}”开始计时，记入全程记录；${onceWords(register)}。`}</p>
      )}
      {told ? (
        <p>{`${register.subjectLabel}：${told.name}`}</p>
      ) : ofEnterprise ? (
        <EnterpriseChoice label={register.subjectLabel} chosen={subject.id} onChoose={setSubject} />
      ) : (
        <>
          <TextField
            label={`${register.subjectLabel}名称`}
            required
            value={subject.name}
            onChange={(name) => setSubject({ id: null, name })}
          />
          <ChoiceField
            label="所属乡镇（街道）"
            none="全市"
            choices={register.units.map(({ id, name }) => ({ id, title: name }))}
            value={unit}
            onChange={setUnit}
          />
        </>
      )}
      {specs.map((spec) => (
        <FieldInput
          key={spec.name}
          spec={spec}
          required
          value={fields[spec.name]}
          onChange={(value) => draft.set({ fields: { ...fields, [spec.name]: value } })}
        />
      ))}
    </FormDialog>
  );
}

/** How often one subject may stand on the list at a time. */
function onceWords({ subjectLabel, opening }: Pick<RegisterDetail, 'subjectLabel' | 'opening'>): string {
  const by = opening?.severalBy ?? null;
  return by === null
    ? `同一${subjectLabel}办结前只能列入一次`
    : `同一${subjectLabel}可以有几条，按“${by}”分开`;
}

interface EnterpriseChoiceProps {
  readonly label: string;
  readonly chosen: string | null;
  readonly onChoose: (subject: Subject) => void;
}

const FOUND = 20;

/** An enterprise of the roster, found by name, code or pinyin initials. */
export function EnterpriseChoice({ label, chosen, onChoose }: EnterpriseChoiceProps) {
  const [words, setWords] = useState('');
  const { data, isFetching } = useQuery({
    queryKey: ['enterprise', 'choice', words],
    queryFn: ({ signal }) =>
      request(EnterprisePage, 'GET', '/enterprises', { query: { q: words.trim(), size: FOUND }, signal }),
    placeholderData: keepPreviousData,
  });
  const rows = data?.rows ?? [];
  return (
    <Field label={label} help="名称、代码或拼音首字母；名称与乡镇以名录为准" required>
      {(control) => (
        <SearchSelect
          control={control}
          placeholder="找企业"
          options={rows.map(({ creditCode, name, unitName }) => ({
            value: creditCode,
            label: name,
            note: unitName,
          }))}
          value={chosen ?? undefined}
          onSearch={setWords}
          loading={isFetching}
          onChange={(id) => {
            const row = rows.find(({ creditCode }) => creditCode === id);
            onChoose(row ? { id: row.creditCode, name: row.name } : { id: null, name: '' });
          }}
        />
      )}
    </Field>
  );
}
