import type { ReactNode } from 'react';
import './value.css';

/** ● good · ▲ slow · ■ late · ○ none · ✓ done: shape, word and colour always go together. */
export type LightKind = 'good' | 'slow' | 'late' | 'none' | 'done';

/** The words for progress against 序时; a feature may give its own, such as 核定 or 未报. */
export const lightWords: Readonly<Record<LightKind, string>> = {
  good: '按期',
  slow: '偏慢',
  late: '落后',
  none: '未报',
  done: '已达',
};

const signs: Readonly<Record<LightKind, string>> = { good: '●', slow: '▲', late: '■', none: '○', done: '✓' };

/** Sign and word as text, for paper and worksheets. */
export const formatLight = (kind: LightKind, word: string = lightWords[kind]): string =>
  `${signs[kind]} ${word}`;

const shapes: Readonly<Record<LightKind, ReactNode>> = {
  good: <circle cx="5" cy="5" r="4.5" fill="currentColor" />,
  slow: <path d="M5 .4 10 9.6H0z" fill="currentColor" />,
  late: <path d="M.6.6h8.8v8.8H.6z" fill="currentColor" />,
  none: <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  done: <path d="M1 5.4 3.9 8.2 9.2 1.8" fill="none" stroke="currentColor" strokeWidth="2" />,
};

/** The shape alone: only where its word stands close by, or with `label`. */
export function LightSign({
  kind,
  label,
}: {
  readonly kind: LightKind;
  readonly label?: string | undefined;
}) {
  return (
    <svg
      className={`lt lt-${kind}`}
      viewBox="0 0 10 10"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {shapes[kind]}
    </svg>
  );
}

/** The raw shape for use inside a chart's own svg, in a 10 × 10 box. */
export const LightShape = ({ kind }: { readonly kind: LightKind }) => (
  <g className={`lt-${kind}`}>{shapes[kind]}</g>
);

export interface LightProps {
  readonly kind: LightKind;
  readonly children?: ReactNode;
}

export function Light({ kind, children }: LightProps) {
  return (
    <span className="light">
      <LightSign kind={kind} />
      {children ?? lightWords[kind]}
    </span>
  );
}
