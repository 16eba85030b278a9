import type { ScreeningPage } from '@tenglong/contracts/screening';
import { AddressLink } from '../../shared/layout/index.ts';
import { addressText, formatCount, LightSign } from '../../shared/value/index.ts';
import './screening.css';

export interface RuleListProps {
  readonly rules: ScreeningPage['rules'];
  readonly current: string | undefined;
  /** The address with this rule chosen; without a rule, with all. */
  readonly href: (rule: string | undefined) => string;
}

/** Each rule in words with what it found; pressing it narrows the list. A rule that cannot be judged says why. */
export function RuleList({ rules, current, href }: RuleListProps) {
  return (
    <ul className="rules">
      {rules.map((rule) => (
        <li key={rule.id} className={rule.id === current ? 'rules-on' : undefined}>
          <p className="rules-head">
            <b>{rule.title}</b>
            <span className="note">出处 {addressText(rule.clause)}</span>
          </p>
          {rule.unavailable ? null : <p className="rules-text">{rule.text}</p>}
          {rule.unavailable ? (
            <p className="rules-why">
              <LightSign kind="none" />
              {rule.unavailable}
            </p>
          ) : (
            <p className="rules-found">
              <AddressLink href={href(rule.id === current ? undefined : rule.id)}>
                列入 {formatCount(rule.yes, '家')}
              </AddressLink>
              <span className="muted">暂不能判定 {formatCount(rule.unknown, '家')}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
