import type { EntryDetail, MoveText } from '@tenglong/contracts/register';
import { Section } from '../../shared/layout/index.ts';
import { useSession } from '../../shared/session/index.ts';
import { formatDay, formatOccasion, LightSign, Num } from '../../shared/value/index.ts';
import { fieldText, isFilled } from './field-text.ts';
import { requirementLight, requirementsOf, tally } from './requirement-list.ts';
import './entry.css';
import './evidence.css';

/** 办下一步要交: each thing asked for, there or wanting. */
export function Requirements({ entry, move }: { readonly entry: EntryDetail; readonly move: MoveText }) {
  const { today } = useSession();
  const requirements = requirementsOf({ ...entry, today }, move);
  if (requirements.length === 0) return null;
  return (
    <Section title={`${move.title}要交`} more={<span className="muted">{tally(requirements)}</span>}>
      <ul className="wants">
        {requirements.map((one) => (
          <li key={one.key}>
            <LightSign kind={requirementLight(one)} label={one.met ? '已齐' : '还缺'} />
            <span>
              {one.title}
              {!one.met && one.state === '' && one.remedy !== '' ? (
                <span className="muted"> {one.remedy}</span>
              ) : null}
            </span>
            <span className={one.met ? 'wants-state' : 'wants-state wants-lack'}>{one.state}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** 档案: the fields that are filled in, by the step that asked for them. */
export function Dossier({ entry }: { readonly entry: EntryDetail }) {
  const { fieldGroups, fieldSpecs, fields } = entry;
  const groups = fieldGroups
    .map(({ title, fields: names }) => ({
      title,
      specs: fieldSpecs.filter(
        ({ name }) => names.includes(name) && fields[name] !== undefined && fields[name] !== '',
      ),
    }))
    .filter(({ specs }) => specs.length > 0);
  const filled = fieldSpecs.filter(({ name }) => isFilled(fields[name])).length;
  if (groups.length === 0) return null;
  return (
    <Section title="档案" note={`${fieldSpecs.length} 项已填 ${filled} 项`}>
      {groups.map(({ title, specs }) => (
        <div key={title} className="kv-group">
          <h3>{title}</h3>
          <dl className="kv">
            {specs.map((spec) => {
              const value = fields[spec.name];
              return (
                <div
                  key={spec.name}
                  className={spec.type === 'text' && spec.options.length === 0 ? 'kv-wide' : undefined}
                >
                  <dt>{spec.label}</dt>
                  <dd>
                    {spec.type === 'number' && typeof value === 'string' ? (
                      <Num value={value} unit={spec.unit} decimals={spec.decimals} />
                    ) : (
                      fieldText(spec, value)
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        </div>
      ))}
    </Section>
  );
}

/** 签字: who has signed the present stage, and who has not. */
export function Signatures({ entry: { signatures } }: { readonly entry: EntryDetail }) {
  if (signatures.length === 0) return null;
  const signed = signatures.filter(({ on }) => on !== null).length;
  return (
    <Section
      title="部门签字"
      more={<span className="muted">{`${signatures.length} 个已签 ${signed} 个`}</span>}
    >
      <ul className="wants">
        {signatures.map(({ department, by, on }) => (
          <li key={department}>
            <LightSign kind={on === null ? 'none' : 'done'} label={on === null ? '未签' : '已签'} />
            <span>{department}</span>
            <span className="wants-state">{on === null ? '未签' : `${by ?? ''} ${formatDay(on)}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** 封存: whether everything that was written is as it was written. */
function Seal({ seal: { value, broken } }: { readonly seal: NonNullable<EntryDetail['seal']> }) {
  return (
    <p className="seal">
      <LightSign kind={broken === null ? 'done' : 'late'} label={broken === null ? '完好' : '有改动'} />
      <span>
        {broken === null ? '每一笔都已封存，没有改动' : `第 ${broken} 笔与封存时不一致，请报审计管理员`}
        <span className="muted" title={value}>{` 校验值 ${value.slice(0, 12)}`}</span>
      </span>
    </p>
  );
}

/** 全程记录: every event, the latest first. */
export function Timeline({ entry: { events, seal } }: { readonly entry: EntryDetail }) {
  return (
    <Section title="全程记录" note={`${events.length} 步，新的在前`} className="timeline-section">
      {seal === null ? null : <Seal seal={seal} />}
      <ol className="timeline" id="timeline">
        {events.map(({ revision, title, note, by, on, at }) => (
          <li key={revision}>
            <p>{title}</p>
            {note === '' ? null : <p className="timeline-note">{note}</p>}
            <p className="note">
              {by} {formatOccasion(on, at)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
