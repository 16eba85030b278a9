import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AdjustmentKind } from '@tenglong/contracts/evaluation';
import type { Grade } from '@tenglong/contracts/page';
import { useState } from 'react';
import { FormDialog, toast } from '../../shared/feedback/index.ts';
import { Field, TextField } from '../../shared/forms/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { addAdjustment } from './adjustment-queries.ts';
import { adjustmentText } from './adjustment-text.ts';

const CHOICES: readonly (readonly [AdjustmentKind, Grade])[] = [
  ['atLeast', 'A'],
  ['atLeast', 'B'],
  ['atLeast', 'C'],
  ['atMost', 'B'],
  ['atMost', 'C'],
  ['atMost', 'D'],
];

export interface AdjustButtonProps {
  readonly creditCode: string;
  readonly name: string;
  readonly year: number;
}

/** 登记等级调整: grants or imposes a grade by name, with what it rests on; it counts from the next run on. */
export function AdjustButton({ creditCode, name, year }: AdjustButtonProps) {
  const may = useCan('evaluation.adjust');
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState('');
  const [basis, setBasis] = useState('');
  const [clause, setClause] = useState('');
  const chosen = CHOICES.find((each) => each.join(' ') === choice);
  const add = useMutation({
    mutationFn: ([kind, grade]: readonly [AdjustmentKind, Grade]) =>
      addAdjustment({ year, creditCode, kind, grade, clause, basis }),
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: ['evaluation'] });
      toast('已登记等级调整，重新测算后生效');
    },
  });
  if (!may) return null;
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        登记等级调整
      </button>
      <FormDialog
        open={open}
        title={`登记等级调整，${year} 年度`}
        verb={add.isPending ? '正在登记' : '登记'}
        ready={chosen !== undefined && basis.trim() !== ''}
        busy={add.isPending}
        failed={{ what: '没有登记', error: add.error }}
        onSubmit={() => chosen && add.mutate(chosen)}
        onClose={() => setOpen(false)}
      >
        <p>{`${name}。登记后重新测算才生效，已有的测算不变；不占分档名额。否决和降档优先于激励。`}</p>
        <Field label="调整" required>
          {(control) => (
            <select
              {...control}
              className="input"
              value={choice}
              onChange={(event) => setChoice(event.target.value)}
            >
              <option value="">请选择</option>
              {CHOICES.map(([kind, grade]) => (
                <option key={`${kind} ${grade}`} value={`${kind} ${grade}`}>
                  {adjustmentText({ kind, grade })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField label="依据" help="项目名称、文号或会议纪要" value={basis} onChange={setBasis} required />
        <TextField
          label="条款"
          help="激励不填的，按评价办法写明的条款"
          maxLength={64}
          value={clause}
          onChange={setClause}
        />
      </FormDialog>
    </>
  );
}
