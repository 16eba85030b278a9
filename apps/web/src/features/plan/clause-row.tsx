import type { PlanClause } from '@tenglong/contracts/plan';
import { useId } from 'react';
import { AddressLink, cell, LineTable, num, RulingMark } from '../../shared/layout/index.ts';
import { addressText, formatNumber, LightSign } from '../../shared/value/index.ts';
import { NoFigure } from './no-figure.tsx';
import { clauseNumber, hangingText, ownersText } from './plan-text.ts';
import { PlanWords } from './plan-words.tsx';
import './clause.css';

export interface ClauseRowProps {
  readonly clause: PlanClause;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly contradictionsHref: string;
}

export function ClauseRow({ clause, open, onToggle, contradictionsHref }: ClauseRowProps) {
  const id = useId();
  const hanging = hangingText(clause);
  return (
    <li className="clause" id={`clause-${clause.address}`}>
      <span className="clause-number">{clauseNumber(clause.address)}</span>
      <div className="clause-main">
        <h3>
          <button
            type="button"
            className="clause-title"
            aria-expanded={open}
            aria-controls={id}
            onClick={onToggle}
          >
            {clause.title}
          </button>
        </h3>
        <p className="clause-owners">
          <span className="clause-lead">{ownersText(clause)}</span>
          <RulingMark ruling={clause.leadRuled} />
        </p>
      </div>
      <div className="clause-side">
        {clause.contradictions > 0 ? (
          <AddressLink href={contradictionsHref}>矛盾 {clause.contradictions} 处</AddressLink>
        ) : null}
        {clause.gaps.map((gap) => (
          <span key={gap} className="clause-gap">
            <LightSign kind="slow" label="缺" /> {gap}
          </span>
        ))}
        {hanging ? <span>{hanging}</span> : null}
      </div>
      {open ? <ClauseDetail id={id} clause={clause} /> : null}
    </li>
  );
}

function ClauseDetail({ id, clause }: { readonly id: string; readonly clause: PlanClause }) {
  const { summary, words, indicators, tasks, lists, rules } = clause;
  return (
    <div className="clause-detail" id={id}>
      <div className={words ? 'clause-texts' : undefined}>
        <p>{summary}</p>
        {words ? <PlanWords>{words}</PlanWords> : null}
      </div>
      {indicators.length > 0 ? (
        <LineTable
          label="指标"
          look="tbl-flush clause-goals"
          heads={['指标', num('目标'), num('现状'), '出处']}
          rows={indicators.map((indicator) => ({
            key: indicator.id,
            cells: [
              cell(
                <>
                  {indicator.title} <span className="note">{indicator.unit}</span>
                </>,
              ),
              cell(<Asked indicator={indicator} />),
              cell(<Reached indicator={indicator} />),
              cell(addressText(indicator.address), 'muted'),
            ],
          }))}
        />
      ) : null}
      <dl className="clause-hangs">
        {tasks.length > 0 ? (
          <div>
            <dt>任务</dt>
            {tasks.map(({ address, number, title, leads }) => (
              <dd key={address}>
                第 {number} 项 {title}
                <span className="note">{leads.join('、')}</span>
              </dd>
            ))}
          </div>
        ) : null}
        {lists.length > 0 ? (
          <div>
            <dt>清单</dt>
            {lists.map(({ address, title, total }) => (
              <dd key={address}>
                {title}
                <span className="note">{total}</span>
              </dd>
            ))}
          </div>
        ) : null}
        {rules.length > 0 ? (
          <div>
            <dt>规则</dt>
            {rules.map(({ title, href }) => (
              <dd key={href}>
                <AddressLink href={href}>{title}</AddressLink>
              </dd>
            ))}
          </div>
        ) : null}
      </dl>
    </div>
  );
}

interface IndicatorProps {
  readonly indicator: PlanClause['indicators'][number];
}

/** What the clause asks for, and what is computed with where that is another figure. */
function Asked({ indicator: { target, ruled } }: IndicatorProps) {
  return (
    <>
      {target}
      {ruled ? (
        <span className="clause-ruled">
          按 {ruled.text} <RulingMark ruling={ruled.ruling} />
        </span>
      ) : null}
    </>
  );
}

function Reached({ indicator: { threshold, actual, moved, asOf, source, publishedBy } }: IndicatorProps) {
  if (threshold) return <span className="muted">界线</span>;
  if (actual === null) return <NoFigure source={source} publishedBy={publishedBy} />;
  return (
    <>
      {moved} {formatNumber(actual)} <span className="note">{asOf}</span>
    </>
  );
}
