import type { BatchDetail, CorrectBatch } from '@tenglong/contracts/intake';
import { type FormEvent, useState } from 'react';
import { Field } from '../../shared/forms/index.ts';
import './preview.css';

export interface RecognitionFormProps {
  readonly batch: BatchDetail;
  readonly busy: boolean;
  readonly onCorrect: (body: CorrectBatch) => void;
}

/** Which data and which year this is, when it was not recognised or not rightly. */
export function RecognitionForm({ batch, busy, onCorrect }: RecognitionFormProps) {
  const [datasetId, setDatasetId] = useState(batch.datasetId ?? '');
  const [year, setYear] = useState(batch.year === null ? '' : String(batch.year));
  const [sender, setSender] = useState(batch.sender ?? '');
  const [whole, setWhole] = useState(batch.whole);
  const yearly = batch.datasets.find(({ id }) => id === datasetId)?.kind === 'yearly';
  const wrongYear = yearly && year !== '' && !/^20\d{2}$/.test(year);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (datasetId === '' || wrongYear) return;
    onCorrect({
      datasetId,
      ...(yearly && year !== '' ? { year: Number(year) } : {}),
      ...(yearly && sender !== '' && datasetId === batch.datasetId ? { sender, whole } : {}),
    });
  }
  return (
    <form className="recognise noprint" onSubmit={submit}>
      <Field label="这是什么数据" required>
        {(control) => (
          <select
            {...control}
            className="input"
            value={datasetId}
            onChange={(event) => setDatasetId(event.target.value)}
          >
            <option value="">请选择</option>
            {batch.datasets.map(({ id, title, department }) => (
              <option key={id} value={id}>
                {department} {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {yearly ? (
        <Field label="哪一年的数据" error={wrongYear ? '请写四位年份，如 2022' : undefined}>
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="numeric"
              maxLength={4}
              value={year}
              onChange={(event) => setYear(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {yearly && datasetId === batch.datasetId ? (
        <>
          <Field label="谁报的" help="同一份数据由另一个部门报的，另作一个来源，两个数并列">
            {(control) => (
              <select
                {...control}
                className="input"
                value={sender}
                onChange={(event) => setSender(event.target.value)}
              >
                {batch.departments.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="与已入库的同一份数据">
            {(control) => (
              <select
                {...control}
                className="input"
                value={whole ? 'whole' : 'auto'}
                onChange={(event) => setWhole(event.target.value === 'whole')}
              >
                <option value="auto">部分不同的相加，相同的以这份为准</option>
                <option value="whole">这份是修订稿，一律以这份为准</option>
              </select>
            )}
          </Field>
        </>
      ) : null}
      <button type="submit" className="btn" disabled={busy || datasetId === ''}>
        按此重新读
      </button>
    </form>
  );
}
