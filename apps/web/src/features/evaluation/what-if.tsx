import type { WhatIfResult } from '@tenglong/contracts/evaluation';
import type { Grade } from '@tenglong/contracts/page';
import type { ReactNode } from 'react';
import { Slider } from '../../shared/forms/index.ts';
import { Section } from '../../shared/layout/index.ts';
import { figureOf, formatNumber, formatScore, GradeMark } from '../../shared/value/index.ts';
import './evaluation.css';

export interface Lever {
  readonly fact: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly now: number;
  readonly min: number;
  readonly max: number;
}

export interface WhatIfProps {
  readonly levers: readonly Lever[];
  /** By fact; what is not in it stands as it is. */
  readonly values: Readonly<Record<string, number>>;
  readonly onChange: (fact: string, value: number) => void;
  readonly onReset: () => void;
  readonly now: { readonly total: number | null; readonly rank: number | null; readonly grade: Grade | null };
  /** What the tried values give; nothing until it is worked out. */
  readonly result: WhatIfResult | undefined;
  readonly children?: ReactNode;
}

/** 试一试: move a value, see score, rank and grade at once. */
export function WhatIf({ levers, values, onChange, onReset, now, result, children }: WhatIfProps) {
  const touched = Object.keys(values).length > 0;
  return (
    <Section title="试一试" note="其他企业不变，基准随之重算" className={touched ? undefined : 'noprint'}>
      {levers.map((lever) => (
        <Slider
          key={lever.fact}
          label={lever.title}
          unit={lever.unit}
          decimals={lever.decimals}
          min={lever.min}
          max={lever.max}
          now={lever.now}
          value={values[lever.fact] ?? lever.now}
          onChange={(value) => onChange(lever.fact, value)}
        />
      ))}
      <Outcome now={now} result={touched ? result : undefined} />
      <div className="btns">
        {children}
        <button type="button" className="btn btn-text" disabled={!touched} onClick={onReset}>
          恢复原值
        </button>
      </div>
    </Section>
  );
}

/** The rank moved forward, backward or not. */
export function rankMove(from: number | null, to: number | null): string {
  if (from === null || to === null || from === to) return '';
  return from > to ? `前移 ${formatNumber(from - to)}` : `后退 ${formatNumber(to - from)}`;
}

function Outcome({ now, result }: Pick<WhatIfProps, 'now' | 'result'>) {
  const after = result ?? now;
  const gain = result && result.total !== null && now.total !== null ? result.total - now.total : 0;
  return (
    <dl className="would" aria-live="polite">
      <div>
        <dt>得分</dt>
        <dd>
          {formatScore(figureOf(after.total))}{' '}
          <i>{gain === 0 ? '' : formatNumber(gain, { decimals: 2, sign: 'always' })}</i>
        </dd>
      </div>
      <div>
        <dt>名次</dt>
        <dd>
          {formatNumber(figureOf(after.rank))} <i>{rankMove(now.rank, after.rank)}</i>
        </dd>
      </div>
      <div>
        <dt>等级</dt>
        <dd>
          <GradeMark grade={now.grade} size="large" />
          {after.grade === now.grade ? null : (
            <>
              {' '}
              <i>→</i> <GradeMark grade={after.grade} size="large" />
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}
