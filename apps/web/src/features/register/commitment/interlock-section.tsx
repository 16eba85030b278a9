import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EntryDetail, InterlockSheet } from '@tenglong/contracts/register';
import { useState } from 'react';
import { FormDialog, toast } from '../../../shared/feedback/index.ts';
import { TextField } from '../../../shared/forms/index.ts';
import { Section } from '../../../shared/layout/index.ts';
import { addressText, formatInstant, LightSign } from '../../../shared/value/index.ts';
import { askInterlock, confirmInterlock } from './commitment-queries.ts';

export interface InterlockSectionProps {
  readonly entry: EntryDetail;
  readonly interlock: InterlockSheet;
}

/** 联动约束: what stops the entry, on what it rests, and who let it go on. Nothing where nothing ever stood against it. */
export function InterlockSection({ entry, interlock }: InterlockSectionProps) {
  const [asking, setAsking] = useState(false);
  const { bars, blind, decisions, mayDecide } = interlock;
  if (bars.length + decisions.length === 0 && !blind) return null;
  const standing = bars.filter(({ lifted }) => !lifted);
  return (
    <Section
      title="联动约束"
      note={
        standing.length > 0
          ? '政策的判定不变，申报到此为止'
          : blind
            ? '还没有填要核对的企业的信用代码，核对以前不能往下办'
            : '没有拦住的约束'
      }
      more={
        mayDecide && standing.length > 0 ? (
          <button type="button" className="btn noprint" onClick={() => setAsking(true)}>
            提出放行
          </button>
        ) : undefined
      }
    >
      <ul className="interlock-list">
        {bars.map((bar) => (
          <li key={`${bar.policy} ${bar.because}`}>
            <LightSign kind={bar.lifted ? 'done' : 'late'} label={bar.lifted ? '已放行' : '拦住'} />
            <div>
              <p>{`${bar.says}（${addressText(bar.clause)}）`}</p>
              <p className="note">{`${bar.because}。${bar.lifted ? '已由专班决定放行' : bar.remedy}`}</p>
            </div>
          </li>
        ))}
        {decisions.map((one) => (
          <Decision key={one.id} entry={entry} decision={one} mayDecide={mayDecide} />
        ))}
      </ul>
      {asking ? <AskDialog entry={entry} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}

function Decision({
  entry,
  decision,
  mayDecide,
}: {
  readonly entry: EntryDetail;
  readonly decision: InterlockSheet['decisions'][number];
  readonly mayDecide: boolean;
}) {
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => confirmInterlock(entry.id, decision.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['register'] });
      toast('已确认放行');
    },
    onError: (error) => toast(error.message),
  });
  const { reason, askedBy, askedAt, confirmedBy, confirmedAt } = decision;
  const done = confirmedBy !== null && confirmedAt !== null;
  return (
    <li>
      <LightSign kind={done ? 'done' : 'slow'} label={done ? '已确认' : '待确认'} />
      <div>
        <p>{`放行决定：${reason}`}</p>
        <p className="note">
          {`${askedBy} ${formatInstant(askedAt)} 提出，${done ? `${confirmedBy} ${formatInstant(confirmedAt)} 确认` : '等专班另一人确认'}`}
        </p>
        {!done && mayDecide ? (
          <button
            type="button"
            className="btn noprint"
            disabled={confirm.isPending}
            onClick={() => confirm.mutate()}
          >
            确认放行
          </button>
        ) : null}
      </div>
    </li>
  );
}

function AskDialog({ entry, onClose }: { readonly entry: EntryDetail; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () => askInterlock(entry.id, reason.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['register'] });
      toast('已提出，等另一人确认');
      onClose();
    },
  });
  return (
    <FormDialog
      open
      title="提出放行"
      verb="提出"
      ready={reason.trim().length >= 4}
      busy={ask.isPending}
      failed={{ what: '放行没有提出', error: ask.error }}
      onSubmit={() => ask.mutate()}
      onClose={onClose}
    >
      <p className="note">
        放行只对现在列出的约束有效，由专班另一人确认后生效，理由和两人的姓名永久显示在这一件上。
      </p>
      <TextField label="理由" required lines={3} maxLength={500} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
