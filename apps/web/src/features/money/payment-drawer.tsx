import { useQuery } from '@tanstack/react-query';
import type { PaymentDetail } from '@tenglong/contracts/money';
import { Drawer, DrawerPart } from '../../shared/drawer/index.ts';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink } from '../../shared/layout/index.ts';
import { formatDay, formatNumber, Light } from '../../shared/value/index.ts';
import { paymentQuery } from './money-queries.ts';
import './money.css';

const VERDICTS = { eligible: '符合', ineligible: '不符合', unknown: '未知' } as const;
const yuan = (amount: string): string => `${formatNumber(amount, { decimals: 2 })} 元`;

/** Where the money of a grant went, line by line, and the calculation it was ordered by. */
export function PaymentDrawer({
  entryId,
  onClose,
}: {
  readonly entryId: string;
  readonly onClose: () => void;
}) {
  const { data, error, refetch } = useQuery(paymentQuery(entryId));
  return (
    <Drawer title={data?.name ?? '一笔兑现'} subject={entryId} onClose={onClose}>
      {error ? (
        <ErrorState what="这一笔没有读出来" error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Body detail={data} />
      ) : (
        <StillLines lines={8} what="一笔兑现" />
      )}
    </Drawer>
  );
}

function Body({ detail: { lines, pin, policyTitle, entryId } }: { readonly detail: PaymentDetail }) {
  return (
    <>
      <DrawerPart title="来龙去脉">
        <ol className="money-lines">
          {lines.map((line) => (
            <li key={`${line.number} ${line.line}`}>
              <b className="money-amount">{yuan(line.amountYuan)}</b>
              <span>{`${line.fromTitle} → ${line.toTitle}`}</span>
              <span className="note">
                {`第 ${line.number} 笔，${formatDay(line.on)}，${line.occasion}，${line.by}${line.reason === '' ? '' : `。${line.reason}`}`}
              </span>
            </li>
          ))}
        </ol>
      </DrawerPart>
      <DrawerPart title="下达时的计算">
        {pin ? (
          <>
            <p>
              {`${policyTitle}：${VERDICTS[pin.verdict]}${pin.amountYuan === null ? '' : `，${yuan(pin.amountYuan)}`}`}
              <span className="note">{` 按 ${formatDay(pin.asOf)} 有效的版本`}</span>
            </p>
            <ul className="money-provisions">
              {pin.provisions
                .filter(({ applies }) => applies !== false)
                .map(({ says, meets }) => (
                  <li key={says}>
                    {meets === null ? null : (
                      <Light kind={meets ? 'done' : 'late'}>{meets ? '符合' : '不符合'}</Light>
                    )}
                    <span>{says}</span>
                  </li>
                ))}
            </ul>
          </>
        ) : (
          <p className="muted">下达在平台以外，没有存下当时的计算</p>
        )}
      </DrawerPart>
      <p>
        <AddressLink href={`/entries/${entryId}`}>打开这件申报</AddressLink>
      </p>
    </>
  );
}
