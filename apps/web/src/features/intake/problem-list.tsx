import type { IntakeProblem } from '@tenglong/contracts/intake';
import type { ReactNode } from 'react';
import { HeadRow, ScrollStrip, Section, Segmented, unseen } from '../../shared/layout/index.ts';
import { formatInstant, type LightKind, LightSign } from '../../shared/value/index.ts';
import './problems.css';

export type ProblemAction = IntakeProblem['actions'][number];

export interface ProblemListProps {
  readonly problems: readonly IntakeProblem[];
  readonly counts: { readonly hold: number; readonly unknown: number; readonly hint: number };
  /** Nothing for somebody who may only look. */
  readonly onAct: ((problem: IntakeProblem, action: ProblemAction) => void) | undefined;
  readonly more?: ReactNode;
  /** Only problems as grave as this; absent: all. */
  readonly level?: IntakeProblem['severity'] | undefined;
  /** The address with another choice of {@link level}; absent: no choice is offered. */
  readonly levelHref?: ((level: IntakeProblem['severity'] | undefined) => string) | undefined;
  /** How to get to the problems that are not on this page. */
  readonly foot?: ReactNode;
}

const actionWords: Readonly<Record<ProblemAction, string>> = {
  chooseRow: '定一行',
  enterValue: '填数',
  matchEnterprise: '找相近',
  acceptMatch: '认可',
  registerAlias: '登记曾用名',
  dismiss: '不再提示',
  withdraw: '撤回裁定',
};

const lights: Readonly<Record<IntakeProblem['severity'], { kind: LightKind; word: string }>> = {
  hold: { kind: 'late', word: '暂缓，不入库' },
  unknown: { kind: 'late', word: '入库，按未知' },
  hint: { kind: 'slow', word: '提示' },
};

/** `问题 3 处，提示 2 处` */
export function problemsTitle({ hold, unknown, hint }: ProblemListProps['counts']): string {
  const wrong = hold + unknown;
  if (wrong + hint === 0) return '没有发现问题';
  return [wrong > 0 ? `问题 ${wrong} 处` : '', hint > 0 ? `提示 ${hint} 处` : '']
    .filter((part) => part !== '')
    .join('，');
}

/** Each problem by the sender's own cell: what was written, what is wrong, what to do, one act. */
export function ProblemList({ problems, counts, onAct, more, level, levelHref, foot }: ProblemListProps) {
  return (
    <Section title={problemsTitle(counts)} note="行号、列号与来文一致" more={more}>
      {levelHref && counts.hold + counts.unknown + counts.hint > 0 ? (
        <div className="dt-tools noprint">
          <Segmented
            label="按轻重看"
            current={level ?? 'all'}
            items={[
              { id: 'all', label: '全部', href: levelHref(undefined) },
              { id: 'hold', label: `暂缓 ${counts.hold}`, href: levelHref('hold') },
              { id: 'unknown', label: `按未知 ${counts.unknown}`, href: levelHref('unknown') },
              { id: 'hint', label: `提示 ${counts.hint}`, href: levelHref('hint') },
            ]}
          />
        </div>
      ) : null}
      {problems.length > 0 ? <Problems problems={problems} onAct={onAct} /> : null}
      {foot}
    </Section>
  );
}

function Problems({ problems, onAct }: Pick<ProblemListProps, 'problems' | 'onAct'>) {
  return (
    <ScrollStrip label="问题与提示">
      <table className="tbl problems">
        <HeadRow heads={[unseen('轻重'), '来文单元格', '企业', '来文写的', '问题与办法', unseen('办理')]} />
        <tbody>
          {problems.map((problem) => (
            <Problem key={problem.id} problem={problem} onAct={onAct} />
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}

interface ProblemProps {
  readonly problem: IntakeProblem;
  readonly onAct: ProblemListProps['onAct'];
}

function Problem({ problem, onAct }: ProblemProps) {
  const { kind, word } = problem.ruling
    ? ({ kind: 'done', word: '已裁定' } as const)
    : lights[problem.severity];
  const [first, ...others] = problem.actions;
  return (
    <tr>
      <td className="problems-light">
        <LightSign kind={kind} label={word} />
      </td>
      <th scope="row" className="problems-cell">
        {problem.cells}
      </th>
      <td className="problems-name">{problem.name}</td>
      <td className="problems-value">{problem.value}</td>
      <td className="problems-text">
        {problem.message}
        <span className="note">{problem.ruling ? rulingText(problem.ruling) : problem.remedy}</span>
      </td>
      <td className="num problems-act">
        {onAct && first ? (
          <button type="button" className="lnk" onClick={() => onAct(problem, first)}>
            {actionWords[first]}
          </button>
        ) : null}
        {onAct
          ? others.map((action) => (
              <button key={action} type="button" className="lnk" onClick={() => onAct(problem, action)}>
                {actionWords[action]}
              </button>
            ))
          : null}
      </td>
    </tr>
  );
}

function rulingText({ text, by, at }: NonNullable<IntakeProblem['ruling']>): string {
  return `${text}。${by}，${formatInstant(at)}`;
}
