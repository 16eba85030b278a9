import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDialog, toast } from '../../shared/feedback/index.ts';
import { TextField } from '../../shared/forms/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { startRun } from './evaluation-queries.ts';

/** 测算: works a year out anew on the facts in force and freezes it. `year` is proposed. */
export function StartRunButton({
  year,
  first = false,
}: {
  readonly year: number | undefined;
  readonly first?: boolean;
}) {
  const mayRun = useCan('evaluation.run');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [of, setOf] = useState(year === undefined ? '' : String(year));
  const [note, setNote] = useState('');
  const run = useMutation({
    mutationFn: () => startRun({ year: Number(of), note }),
    onSuccess: async (made) => {
      setOpen(false);
      await client.invalidateQueries();
      toast(`第 ${made.number} 次测算已封存`);
      void navigate({ to: '/evaluation', search: { run: made.id } });
    },
  });
  if (!mayRun) return null;
  return (
    <>
      <button type="button" className="btn btn-primary" onClick={() => setOpen(true)}>
        {first ? '测算' : '重新测算'}
      </button>
      <FormDialog
        open={open}
        title="测算亩均评价"
        verb={run.isPending ? '正在测算' : '测算并封存'}
        ready={/^20\d{2}$/.test(of)}
        busy={run.isPending}
        failed={{ what: '没有测成', error: run.error }}
        onSubmit={run.mutate}
        onClose={() => setOpen(false)}
      >
        <p>按现在生效的数据、办法和裁定重新测算一次，结果单独封存；以前的测算不变。</p>
        <TextField label="年度" inputMode="numeric" maxLength={4} value={of} onChange={setOf} required />
        <TextField label="说明" value={note} onChange={setNote} />
      </FormDialog>
    </>
  );
}
