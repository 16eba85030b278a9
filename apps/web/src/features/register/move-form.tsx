import type { EntryDetail, FieldSpec, FieldText, MoveText } from '@tenglong/contracts/register';
import { type FormEvent, useMemo } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { Drawer, DrawerPart } from '../../shared/drawer/index.ts';
import { ErrorState, toast } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
import { useSession } from '../../shared/session/index.ts';
import { formatInstant, LightSign } from '../../shared/value/index.ts';
import { isPhoto, piecesWord, wantedEvidence } from './entry-words.ts';
import { EvidenceInput } from './evidence-input.tsx';
import { FieldInput } from './field-input.tsx';
import { draftKey, useDraft } from './use-draft.ts';
import { useEntryAct } from './use-entry-act.ts';
import './evidence.css';
import './move-form.css';

export interface MoveFormProps {
  readonly entry: EntryDetail;
  readonly move: MoveText;
  readonly onClose: () => void;
}

/** What is sent: what was typed over what stood there, blanks left out where there was nothing. */
export function fieldsToSend(
  move: Pick<MoveText, 'fields' | 'conditions'>,
  held: Readonly<Record<string, FieldText>>,
  typed: Readonly<Record<string, FieldText>>,
): Record<string, FieldText> {
  return Object.fromEntries(
    [...move.fields, ...move.conditions.fields, ...move.conditions.optional].flatMap((name) => {
      const value = typed[name];
      if (value === undefined || value === (held[name] ?? '')) return [];
      return [[name, typeof value === 'string' ? value.trim() : value] as const];
    }),
  );
}

/** The form of one step: its fields, its evidence, its reason. What is typed stays until it is handed in. */
export function MoveForm({ entry, move, onClose }: MoveFormProps) {
  const { account } = useSession();
  const draft = useDraft(draftKey(account, entry.id, move.move), `${entry.subjectName}，${move.title}`);
  const act = useEntryAct(entry);
  const specs = useMemo(() => {
    const specsOf = (names: readonly string[]) =>
      names.flatMap((name) => entry.fieldSpecs.filter((spec) => spec.name === name));
    const { fields, optional } = move.conditions;
    return { asked: specsOf(move.fields), conditions: specsOf(fields), optional: specsOf(optional) };
  }, [move.fields, move.conditions, entry.fieldSpecs]);
  const papers = [...move.evidence, ...move.conditions.evidence];
  const wanted = wantedEvidence({ evidence: papers });
  const problem = act.error ? asProblem(act.error) : undefined;
  const errorOf = (name: string) => problem?.details.find(({ path }) => path === name)?.message;
  const guards = move.missing.filter(({ kind }) => kind === 'guard' || kind === 'second-person');
  const changed = fieldsToSend(move, entry.fields, draft.fields);

  const inputOf = (spec: FieldSpec) => ({
    spec,
    value: draft.fields[spec.name] ?? entry.fields[spec.name],
    error: errorOf(spec.name),
    onChange: (value: FieldText) => draft.set({ fields: { ...draft.fields, [spec.name]: value } }),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const reason = draft.reason.trim();
    act.mutate(
      { kind: 'move', move: move.move, fields: changed, ...(reason === '' ? {} : { reason }) },
      {
        onSuccess: (after) => {
          draft.clear();
          toast(`已办“${move.title}”，现在是“${after.stageTitle}”`);
          onClose();
        },
      },
    );
  }
  function keep() {
    act.mutate(
      { kind: 'amend', fields: changed },
      {
        onSuccess: () => {
          draft.clear();
          toast('所填已存入档案，材料齐了再办这一步');
        },
      },
    );
  }

  return (
    <Drawer title={move.title} subject={move.move} onClose={onClose}>
      <p className="move-where">
        {entry.subjectName}
        {move.toTitle === null ? null : <span className="muted">{`，办后到“${move.toTitle}”`}</span>}
      </p>
      <form className="entry-form" onSubmit={submit} noValidate>
        {specs.asked.map((spec) => (
          <FieldInput key={spec.name} required {...inputOf(spec)} />
        ))}
        {specs.conditions.length + specs.optional.length > 0 ? (
          <DrawerPart title="办这一步还要看的，以前没有填">
            {specs.conditions.map((spec) => (
              <FieldInput key={spec.name} required {...inputOf(spec)} />
            ))}
            {specs.optional.map((spec) => (
              <FieldInput key={spec.name} {...inputOf(spec)} />
            ))}
          </DrawerPart>
        ) : null}
        {move.needsReason ? (
          <Field label="理由" required error={errorOf('reason')}>
            {(control) => (
              <textarea
                {...control}
                className="input"
                rows={3}
                maxLength={500}
                value={draft.reason}
                onChange={(event) => draft.set({ reason: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        {papers.length > 0 ? (
          <DrawerPart title="材料">
            <ul className="wants">
              {papers.map(({ kind, label, have, need }) => (
                <li key={kind}>
                  <LightSign kind={have >= need ? 'done' : 'slow'} />
                  <span>
                    {label} {need} {piecesWord(entry, kind)}
                  </span>
                  <span className="muted">
                    {have >= need ? '已交' : `还差 ${need - have} ${piecesWord(entry, kind)}`}
                  </span>
                  {have < need ? (
                    <EvidenceInput entry={entry} kind={kind} className="btn" camera={isPhoto(entry, kind)}>
                      {isPhoto(entry, kind) ? '拍照或选照片' : '选文件'}
                    </EvidenceInput>
                  ) : null}
                </li>
              ))}
            </ul>
          </DrawerPart>
        ) : null}
        {guards.length > 0 ? (
          <ul className="wants">
            {guards.map(({ message, remedy }) => (
              <li key={message}>
                <LightSign kind="slow" />
                <span>
                  {message} <span className="muted">{remedy}</span>
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {problem ? <Refused problem={problem} /> : null}
        <div className="move-foot">
          <p className="note">
            {draft.at === undefined
              ? '填的内容随填随存在本机'
              : `草稿已存本机，${formatInstant(draft.at).slice(-5)}`}
          </p>
          {wanted.length > 0 && Object.keys(changed).length > 0 ? (
            <button type="button" className="btn" disabled={act.isPending} onClick={keep}>
              先存所填
            </button>
          ) : null}
          <button type="submit" className="btn btn-primary" disabled={act.isPending}>
            {act.isPending ? '正在办理' : move.title}
          </button>
        </div>
      </form>
    </Drawer>
  );
}

/** Somebody else was first: who did what; what was typed is still in the form and goes upon the entry as it is now. */
function Refused({ problem }: { readonly problem: ReturnType<typeof asProblem> }) {
  if (problem.code !== 'ENTRY_CHANGED') return <ErrorState error={problem} />;
  return (
    <div className="failed" role="alert">
      <LightSign kind="slow" />
      <div>
        <p className="failed-what">{problem.message}，您填的没有丢</p>
        <ul>
          {problem.details.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
        <p className="failed-remedy">页面已换成最新的。看清后再按一次，即按最新的办。</p>
      </div>
    </div>
  );
}
