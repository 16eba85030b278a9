import { PolicyFile } from '@tenglong/domain/policy';
import { Section } from '../../shared/layout/index.ts';
import { formatDay } from '../../shared/value/index.ts';
import { CellInput, Faults, TextBlock } from './draft-fields.tsx';
import { type DraftPartProps, faultsAt } from './use-draft-edit.ts';

/** The days in force, and what people read. */
export function DraftTexts({ draft, editing }: DraftPartProps) {
  const read = PolicyFile.safeParse(draft.file);
  if (!read.success) return null;
  const { title, summary, note, provisions } = read.data;
  const disabled = !draft.may.edit || editing.isPending;
  const keep = (at: (string | number)[]) => (value: string) =>
    editing.mutate({ edits: [{ file: 'policy', do: 'set', at, value }] });
  return (
    <>
      <Section title="生效日期" note="这一天起的情形按新版判定，以前的永远按当时的版本">
        <Faults faults={faultsAt(draft, 'effective')} />
        <div className="draft-days">
          <span>
            自
            <CellInput
              label="生效日期"
              type="date"
              value={draft.from}
              disabled={disabled}
              onKeep={keep(['effective', 'from'])}
            />
            起
          </span>
          <span>
            到
            <CellInput
              label="失效日期"
              type="date"
              value={draft.until}
              disabled={disabled}
              onKeep={keep(['effective', 'until'])}
            />
            止
          </span>
          <span className="note">{`现行版本自 ${formatDay(draft.baseFrom)}起；写在首日、末日的用例随之移动`}</span>
        </div>
        {draft.backdated === null ? null : (
          <p className="field-error">
            {`生效日期早于今天：${formatDay(draft.from)}以后提出的申报 ${draft.backdated} 件，往后各步按新版判定；已记下的判定不变`}
          </p>
        )}
      </Section>
      <Section title="文字">
        <TextBlock
          label="名称"
          value={title}
          lines={1}
          most={200}
          disabled={disabled}
          onKeep={keep(['title'])}
        />
        <TextBlock
          label="说明（写给企业看）"
          value={summary}
          lines={5}
          disabled={disabled}
          onKeep={keep(['summary'])}
        />
        <TextBlock label="备注" value={note ?? ''} lines={2} disabled={disabled} onKeep={keep(['note'])} />
      </Section>
      <Section title="各条的意思" note="用我们自己的话，原文一句写一句">
        {provisions.map(({ id, says }, index) => (
          <TextBlock
            key={id}
            label={`第 ${index + 1} 句`}
            value={says}
            lines={2}
            disabled={disabled}
            onKeep={keep(['provisions', index, 'says'])}
          />
        ))}
      </Section>
    </>
  );
}
