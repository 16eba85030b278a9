import type { TaskDetail } from '@tenglong/contracts/register';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { Drawer } from '../../shared/drawer/index.ts';
import { ErrorState, toast } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
import { useSession } from '../../shared/session/index.ts';
import { monthText } from './task-words.ts';
import { draftKey, useDraft } from './use-draft.ts';
import { useEntryAct } from './use-entry-act.ts';
import './move-form.css';

export interface ReportFormProps {
  readonly task: TaskDetail;
  readonly month: string;
  readonly onClose: () => void;
}

/** The month that a report may be of: the one asked for and those before it in the campaign that were reported or not. */
function monthsUpTo(today: string): readonly string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: 6 }, (_, back) => {
    const of = year * 12 + month - 1 - back;
    return `${Math.floor(of / 12)}-${String((of % 12) + 1).padStart(2, '0')}`;
  });
}

/** What the responsible department says of a month. What is typed stays on this machine until it is handed in. */
export function ReportForm({ task, month, onClose }: ReportFormProps) {
  const { account, today } = useSession();
  const [period, setPeriod] = useState(month);
  const draft = useDraft(
    draftKey(account, task.entryId ?? '', `report-${period}`),
    `第 ${task.number} 项，${period} 进展`,
  );
  const act = useEntryAct({ id: task.entryId ?? '', revision: task.revision });
  const problem = act.error ? asProblem(act.error) : undefined;
  const said = task.reports.find((report) => report.period === period);
  const typed = (name: 'status' | 'progress' | 'needs'): string => {
    const value = draft.fields[name];
    return typeof value === 'string' ? value : (said?.[name] ?? '');
  };
  const set = (name: string, value: string) => draft.set({ fields: { ...draft.fields, [name]: value } });

  function submit(event: FormEvent) {
    event.preventDefault();
    const needs = typed('needs').trim();
    const fields = {
      status: typed('status'),
      progress: typed('progress').trim(),
      ...(needs === '' ? {} : { needs }),
    };
    act.mutate(
      { kind: 'report', period, fields },
      {
        onSuccess: () => {
          draft.clear();
          toast(`已报 ${monthText(period)}进展`);
          onClose();
        },
      },
    );
  }

  return (
    <Drawer title={said ? '改报月度进展' : '填报月度进展'} subject={period} onClose={onClose}>
      <p className="move-where">{`第 ${task.number} 项 ${task.title}`}</p>
      <form className="entry-form" onSubmit={submit} noValidate>
        <Field label="月份" required>
          {(control) => (
            <select
              {...control}
              className="input"
              value={period}
              onChange={(event) => setPeriod(event.target.value)}
            >
              {monthsUpTo(today).map((one) => (
                <option key={one} value={one}>
                  {monthText(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset className="field">
          <legend className="field-legend">自评</legend>
          <div className="choices">
            {task.statuses.map(({ value, label }) => (
              <label key={value} className="choice">
                <input
                  type="radio"
                  name="status"
                  checked={typed('status') === value}
                  onChange={() => set('status', value)}
                />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field label="本月进展" required>
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={4}
              maxLength={2000}
              value={typed('progress')}
              onChange={(event) => set('progress', event.target.value)}
            />
          )}
        </Field>
        <Field label="需协调事项">
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={2}
              maxLength={2000}
              value={typed('needs')}
              onChange={(event) => set('needs', event.target.value)}
            />
          )}
        </Field>
        <p className="note">{`现在实据：${task.light.title}，${task.because}。自评与实据不一致的，会标出来`}</p>
        {problem ? <ErrorState error={problem} /> : null}
        <div className="move-foot">
          <p className="note">填的内容随填随存在本机</p>
          <button type="submit" className="btn btn-primary" disabled={act.isPending}>
            {act.isPending ? '正在报' : '报送'}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
