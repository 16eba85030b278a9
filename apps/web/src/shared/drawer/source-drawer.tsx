import type { FactSource } from '@tenglong/contracts/enterprise';
import type { ReactNode } from 'react';
import { ErrorState, StillLines } from '../feedback/index.ts';
import { figureOfFact, formatInstant, formatWithUnit, LightSign, Num } from '../value/index.ts';
import { Drawer, DrawerPart } from './drawer.tsx';
import { SheetExcerpt } from './sheet-excerpt.tsx';
import './source-drawer.css';

export interface SourceDrawerProps {
  /** What was pressed, known before the answer is here: `入库税收，2022 年`. */
  readonly title: string;
  readonly source: FactSource | undefined;
  readonly error?: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly onClose: () => void;
  /** 提出更正, 打开原表. */
  readonly actions?: ReactNode;
}

/** Where a number comes from: value, how it was worked out, the sender's own cells, the file, what it is used in. */
export function SourceDrawer({ title, source, error, onRetry, onClose, actions }: SourceDrawerProps) {
  return (
    <Drawer title={title} subject={title} onClose={onClose}>
      {error ? <ErrorState what="来源没有读出来" error={error} onRetry={onRetry} /> : null}
      {!source && !error ? <StillLines lines={8} what="来源" /> : null}
      {source ? <SourceBody source={source} /> : null}
      {actions ? <div className="btns drawer-acts">{actions}</div> : null}
    </Drawer>
  );
}

const states = {
  known: '',
  missing: '来文中没有这一项',
  unknown: '来文中有这一项，但读不成数，按未知处理',
  disputed: '几处来文不一致，裁定前按未知处理',
} as const;

function SourceBody({ source }: { readonly source: FactSource }) {
  const { state, unit, decimals, steps, excerpt, notes, usedIn, history } = source;
  return (
    <>
      <p className="drawer-figure">
        <Num value={figureOfFact(source)} decimals={decimals} />{' '}
        <small>{state === 'known' ? unit : ''}</small>
      </p>
      {states[state] ? <p className="note">{states[state]}</p> : null}
      {steps.length > 0 ? (
        <DrawerPart title="怎么算的">
          <dl className="source-steps">
            {steps.map(({ label, text, strong }) => (
              <div key={`${label} ${text}`} className={strong ? 'source-total' : undefined}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </DrawerPart>
      ) : null}
      {notes.map((note) => (
        <p key={note} className="source-note">
          <LightSign kind="slow" label="请留意" />
          <span>{note}</span>
        </p>
      ))}
      {excerpt ? (
        <DrawerPart title="原表，行列与来文一致">
          <SheetExcerpt excerpt={excerpt} />
        </DrawerPart>
      ) : null}
      <Origin source={source} />
      {usedIn.length > 0 ? (
        <DrawerPart title="用在">
          {usedIn.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
        </DrawerPart>
      ) : null}
      {history.length > 0 ? <History source={source} /> : null}
    </>
  );
}

const matches = { code: '统一社会信用代码一致', name: '无代码，按名称匹配', ruling: '按裁定匹配' } as const;

function Origin({ source: { source } }: { readonly source: FactSource }) {
  if (!source) return null;
  const lines: readonly (readonly [string, string])[] = [
    ['部门', source.department],
    ['文件', source.file],
    ['工作表', source.sheet],
    ['单元格', source.cells],
    ['入库', `${formatInstant(source.committedAt)}，${source.committedBy}`],
    ['匹配', matches[source.matchedBy]],
    ['裁定', source.ruling ?? '无'],
  ];
  return (
    <DrawerPart title="来源">
      <dl className="source-facts">
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </DrawerPart>
  );
}

function History({ source: { history, unit, decimals } }: { readonly source: FactSource }) {
  return (
    <DrawerPart title="以前的值">
      <ol className="source-history">
        {history.map((item) => (
          <li key={`${item.batchId} ${item.at}`}>
            <b>{item.value === null ? '未知' : formatWithUnit(item.value, unit, decimals)}</b>
            <span className="note">
              {formatInstant(item.at)}，{item.by}；{item.why}
            </span>
          </li>
        ))}
      </ol>
    </DrawerPart>
  );
}
