import type { Finding, RuleOnFinding } from '@tenglong/contracts/intake';
import { useId, useState } from 'react';
import { AddressLink, HeadRow, ScrollStrip } from '../../shared/layout/index.ts';
import { formatInstant, LightSign, Num, UNKNOWN } from '../../shared/value/index.ts';
import { FindingForm } from './finding-form.tsx';
import { differsText, effectText, KIND_TITLES, othersText } from './finding-text.ts';
import './findings.css';

export interface FindingCardProps {
  readonly finding: Finding;
  /** Nothing for somebody who may only look. */
  readonly onRule: ((body: RuleOnFinding) => Promise<unknown>) | undefined;
  readonly onReopen: ((reason: string) => Promise<unknown>) | undefined;
}

/** One disagreement: its sides, what each way of deciding would do, and the ruling or the form for it. */
export function FindingCard({ finding, onRule, onReopen }: FindingCardProps) {
  const { kind, year, title, text, remedy, ruling, inForce, earlier } = finding;
  const [first] = finding.sources;
  const id = useId();
  const [asks, setAsks] = useState(false);
  return (
    <article className="finding" aria-labelledby={id}>
      <header className="finding-head">
        <h2 id={id}>{title}</h2>
        {kind === 'departmentsDisagree' && first ? (
          <AddressLink href={`/enterprises/${first.creditCode}?tab=years`}>{first.name}</AddressLink>
        ) : null}
        <span className="note">
          {year} 年　{KIND_TITLES[kind]}
        </span>
        <span className="light finding-state">
          <LightSign kind={ruling ? 'done' : 'slow'} />
          {ruling ? '已裁定' : '待裁定'}
        </span>
      </header>
      <p>
        {text}。<span className="muted">{ruling ? '' : `${inForce}。${remedy}。`}</span>
      </p>
      <Sides finding={finding} />
      {ruling ? (
        <p className="finding-ruling">
          <b>{ruling.said}。</b>
          {ruling.reason}
          <span className="note">
            {ruling.by}，{formatInstant(ruling.at)}
          </span>
          {ruling.moved ? (
            <span className="finding-moved">
              <LightSign kind="slow" label="请留意" />
              裁定之后所报的数又有变动，请复核
            </span>
          ) : null}
        </p>
      ) : (
        <Choices finding={finding} />
      )}
      {earlier.map((one) => (
        <p key={one.at} className="note">
          {`曾裁定：${one.said}（${one.by}，${formatInstant(one.at)}）；重新打开：${one.withdrawn}`}
        </p>
      ))}
      {!asks && !ruling && onRule ? (
        <p className="noprint">
          <button type="button" className="btn" onClick={() => setAsks(true)}>
            去裁定
          </button>
        </p>
      ) : null}
      {!asks && ruling && onReopen ? (
        <p className="noprint">
          <button type="button" className="lnk" onClick={() => setAsks(true)}>
            重新打开
          </button>
        </p>
      ) : null}
      {asks ? (
        <FindingForm finding={finding} onRule={onRule} onReopen={onReopen} onClose={() => setAsks(false)} />
      ) : null}
    </article>
  );
}

function Sides({ finding: { sources, unit, decimals, kind } }: { readonly finding: Finding }) {
  return (
    <ScrollStrip label="各方所报">
      <table className="tbl finding-sides">
        <thead>
          <tr>
            <th scope="col">{kind === 'departmentsDisagree' ? '报送部门' : '企业'}</th>
            <th scope="col" className="num">
              所报 <span className="note">{unit}</span>
            </th>
            <th scope="col" className="num">
              与首行差
            </th>
            <th scope="col">文件</th>
            <th scope="col">工作表与单元格</th>
            <th scope="col">原表写的</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={`${source.batchId} ${source.creditCode} ${source.department}`}>
              <th scope="row">
                {kind === 'departmentsDisagree' ? (
                  source.department
                ) : (
                  <AddressLink href={`/enterprises/${source.creditCode}?tab=years`}>
                    {source.name}
                  </AddressLink>
                )}
              </th>
              <td className="num" data-label={`所报（${unit}）`}>
                {source.batchId === '' ? (
                  <span className="muted">没有报</span>
                ) : (
                  <Num value={source.value ?? UNKNOWN} decimals={decimals} />
                )}
              </td>
              <td className="num" data-label="与首行差">
                {differsText(source.differs)}
              </td>
              <td data-label="文件">
                {source.batchId === '' ? (
                  '—'
                ) : (
                  <AddressLink href={`/intake?batch=${source.batchId}`}>{source.file}</AddressLink>
                )}
              </td>
              <td data-label="单元格">{source.batchId === '' ? '—' : `${source.sheet}　${source.cells}`}</td>
              <td data-label="原表写的">{source.raw || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}

function Choices({ finding }: { readonly finding: Finding }) {
  return (
    <ScrollStrip label="各种裁定的影响">
      <table className="tbl finding-choices">
        <HeadRow heads={['若这样裁定', '数的变化', '总分、名次、等级', '其他企业']} />
        <tbody>
          {finding.choices.map((choice) => (
            <tr key={choice.id}>
              <th scope="row">{choice.label}</th>
              <td data-label="数的变化">
                {choice.changes.length === 0
                  ? '—'
                  : choice.changes.map((change) => (
                      <span key={`${change.creditCode} ${change.fact}`} className="finding-line">
                        {finding.kind === 'departmentsDisagree' ? '' : `${change.name} `}
                        {change.title} <Num value={change.from ?? UNKNOWN} decimals={finding.decimals} /> →{' '}
                        <Num value={change.to ?? UNKNOWN} decimals={finding.decimals} unit={change.unit} />
                      </span>
                    ))}
              </td>
              <td data-label="总分、名次、等级">
                {choice.effects.length === 0
                  ? '—'
                  : choice.effects.map((effect) => (
                      <span key={effect.creditCode} className="finding-line">
                        {finding.kind === 'departmentsDisagree' ? '' : `${effect.name} `}
                        {effectText(effect)}
                      </span>
                    ))}
              </td>
              <td data-label="其他企业">{othersText(choice)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}
