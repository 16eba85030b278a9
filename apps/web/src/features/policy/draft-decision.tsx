import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PolicyDraft } from '@tenglong/contracts/policy';
import { useState } from 'react';
import { ConfirmButton, FormDialog, toast } from '../../shared/feedback/index.ts';
import { TextField } from '../../shared/forms/index.ts';
import { formatInstant, formatMoney } from '../../shared/value/index.ts';
import { publishDraft, refuseDraft, submitDraft } from './draft-queries.ts';

/** What comes next, and by whom: submitted by those who wrote it, published by somebody who did not. */
export function DraftDecision({ draft }: { readonly draft: PolicyDraft }) {
  const client = useQueryClient();
  const { id, revision, status, hindrance, may, preview } = draft;
  const done = (words: string) => async () => {
    await client.invalidateQueries();
    toast(words);
  };
  const publish = () => publishDraft(id, revision).then(done('已公布，方案有了新版本'));
  const submit = () => submitDraft(id, revision).then(done('已提交，由另一个人公布'));
  const cost =
    draft.outcome === 'amount' && preview
      ? `按已掌握的数据，金额由 ${formatMoney(preview.total.beforeYuan)} 变为 ${formatMoney(preview.total.afterYuan)}。`
      : '';
  const past = draft.backdated === null ? '' : `生效日期早于今天，${draft.backdated} 件申报往后按新版判定。`;
  return (
    <div className="draft-next noprint">
      {status === 'open' && draft.reason && draft.decidedBy ? (
        <p className="field-error">{`${draft.decidedBy}退回：${draft.reason}`}</p>
      ) : null}
      {status === 'published' && draft.decidedBy && draft.decidedAt ? (
        <p>{`${draft.submittedBy ?? draft.changedBy}提交，${draft.decidedBy} ${formatInstant(draft.decidedAt)} 公布`}</p>
      ) : null}
      {(status === 'open' || status === 'submitted') && hindrance ? (
        <p className="note">{hindrance}</p>
      ) : null}
      <div className="btns">
        {may.edit ? (
          <ConfirmButton
            title="提交这份草稿"
            effect={`提交后不能再改，由没有动过它的另一个人公布或退回。${cost}`}
            verb="提交"
            look="primary"
            disabled={hindrance !== null}
            onConfirm={submit}
          >
            提交公布
          </ConfirmButton>
        ) : null}
        {may.publish ? (
          <ConfirmButton
            title="公布这项修改"
            effect={`自 ${draft.from} 起按新版判定，以前的情形和已记下的判定不变。${cost}${past}`}
            verb="公布"
            look="primary"
            disabled={hindrance !== null}
            onConfirm={publish}
          >
            公布
          </ConfirmButton>
        ) : null}
        {status === 'submitted' && (may.publish || draft.hindrance) ? (
          <Refuse draft={draft} verb="return" title="退回这份草稿" word="退回" />
        ) : null}
        {may.edit ? <Refuse draft={draft} verb="drop" title="作废这份草稿" word="作废" /> : null}
      </div>
    </div>
  );
}

interface RefuseProps {
  readonly draft: PolicyDraft;
  readonly verb: 'return' | 'drop';
  readonly title: string;
  readonly word: string;
}

function Refuse({ draft: { id, revision }, verb, title, word }: RefuseProps) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const refuse = useMutation({
    mutationFn: () => refuseDraft(id, verb, revision, reason.trim()),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['policy'] });
      toast(`已${word}`);
    },
  });
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {word}
      </button>
      <FormDialog
        open={open}
        title={title}
        verb={word}
        ready={reason.trim().length >= 2}
        busy={refuse.isPending}
        failed={{ what: `没有${word}`, error: refuse.error }}
        onSubmit={() => refuse.mutate()}
        onClose={() => setOpen(false)}
      >
        <TextField label="理由" required lines={3} maxLength={400} value={reason} onChange={setReason} />
      </FormDialog>
    </>
  );
}
