import type { ClawbackSheet, EntryDetail } from '@tenglong/contracts/register';
import { useState } from 'react';
import { download } from '../../../shared/api/index.ts';
import { toast } from '../../../shared/feedback/index.ts';
import { AddressLink, HeadRow, KeyFigures, num, ScrollStrip, Section } from '../../../shared/layout/index.ts';
import { formatDay, formatNumber } from '../../../shared/value/index.ts';
import { DishonestyDialog } from './dishonesty-dialog.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import '../evidence.css';

export interface ClawbackSectionProps {
  readonly entry: EntryDetail;
  readonly clawback: ClawbackSheet;
}

const yuan = (value: string): string => `${formatNumber(value, { decimals: 2 })} 元`;

/** 追缴: how the sum was worked out, what has come back, the letters, and the way onto the list of the dishonest. */
export function ClawbackSection({ entry, clawback }: ClawbackSectionProps) {
  const [open, setOpen] = useState<'letter' | 'dishonesty'>();
  const { owedYuan, recoveredYuan, leftYuan, steps, mayIssue, dishonesty } = clawback;
  return (
    <Section
      title="追缴"
      note={
        owedYuan === null
          ? '还不知道享受了多少资金，填后再算'
          : steps.length > 0
            ? '认定未履约时计算，之后不变'
            : '按已享受的资金全部追缴，登记追回时逐步列出'
      }
      more={
        <span className="btns noprint">
          {mayIssue ? (
            <button type="button" className="btn" onClick={() => setOpen('letter')}>
              出具追缴通知书
            </button>
          ) : null}
          {dishonesty?.mayPropose ? (
            <button type="button" className="btn" onClick={() => setOpen('dishonesty')}>
              提出严重失信
            </button>
          ) : null}
        </span>
      }
    >
      {owedYuan !== null && leftYuan !== null ? (
        <KeyFigures
          figures={[
            { label: '应追缴', value: yuan(owedYuan) },
            { label: '已追缴', value: yuan(recoveredYuan) },
            { label: '还应追缴', value: yuan(leftYuan) },
          ]}
        />
      ) : null}
      {steps.length > 0 ? <Steps steps={steps} /> : null}
      <Recoveries clawback={clawback} />
      <Letters entry={entry} clawback={clawback} />
      {dishonesty && dishonesty.entries.length > 0 ? (
        <p className="note">
          严重失信名单：
          {dishonesty.entries.map(({ id, stageTitle }) => (
            <AddressLink key={id} href={`/entries/${id}`}>{` ${stageTitle}`}</AddressLink>
          ))}
        </p>
      ) : null}
      {open === 'letter' ? <LetterDialog entry={entry} onClose={() => setOpen(undefined)} /> : null}
      {open === 'dishonesty' && dishonesty ? (
        <DishonestyDialog entry={entry} ask={dishonesty.ask} onClose={() => setOpen(undefined)} />
      ) : null}
    </Section>
  );
}

function Steps({ steps }: Pick<ClawbackSheet, 'steps'>) {
  return (
    <ScrollStrip label="应追缴的计算">
      <table className="tbl tbl-flush clawback-steps">
        <HeadRow heads={['计算', num('数额'), '说明']} />
        <tbody>
          {steps.map(({ label, value, unit, how }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">{unit === '元' ? yuan(value) : `${value}${unit === '%' ? '%' : unit}`}</td>
              <td>{how}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}

function Recoveries({ clawback: { recoveries } }: { readonly clawback: ClawbackSheet }) {
  if (recoveries.length === 0) return null;
  return (
    <ScrollStrip label="追回的每一笔">
      <table className="tbl tbl-flush">
        <HeadRow heads={['到账日期', num('追回（元）'), '银行回单号', '登记人']} />
        <tbody>
          {recoveries.map(({ on, amountYuan, slip, by }) => (
            <tr key={slip}>
              <th scope="row">{formatDay(on)}</th>
              <td className="num">{formatNumber(amountYuan, { decimals: 2 })}</td>
              <td>{slip}</td>
              <td>{by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}

function Letters({ entry, clawback: { letters } }: ClawbackSectionProps) {
  if (letters.length === 0) return null;
  return (
    <ul className="wants">
      {letters.map(({ sha256, number, sumYuan, dueOn, issuedOn, by }) => (
        <li key={sha256}>
          <span />
          <span>
            <button
              type="button"
              className="lnk"
              onClick={() =>
                void download(`/entries/${entry.id}/letters/${sha256}`, {
                  fileName: `追缴通知书-${number}.docx`,
                }).catch((error: unknown) => toast(error instanceof Error ? error.message : '没有下载'))
              }
            >
              {`追缴通知书 ${number}`}
            </button>
            <span className="muted">{` ${yuan(sumYuan)}，${formatDay(dueOn)}前缴`}</span>
          </span>
          <span className="wants-state">{`${by} ${formatDay(issuedOn)}`}</span>
        </li>
      ))}
    </ul>
  );
}
