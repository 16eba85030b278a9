import { useQueryClient } from '@tanstack/react-query';
import type { LedgerOverview } from '@tenglong/contracts/ledger';
import { useState } from 'react';
import { toast, WaitingList } from '../../shared/feedback/index.ts';
import { AddressLink, HeadRow, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { addressText, formatDay } from '../../shared/value/index.ts';
import { decideTransfer, ledgerQuery } from './ledger-queries.ts';
import { amountsText, RulingDialog } from './transfer-dialog.tsx';

/** What waits to be ruled on, and what has been proposed and waits for a second person. */
export function PendingSection({ overview }: { readonly overview: LedgerOverview }) {
  const { pending, transfers, mayTransfer } = overview;
  const [ruling, setRuling] = useState<LedgerOverview['pending'][number]>();
  const clause = overview.accounts.find(({ kind }) => kind === 'pending')?.clause;
  return (
    <>
      {transfers.length > 0 ? <TransferList overview={overview} /> : null}
      {pending.length > 0 ? (
        <Section
          title={`归属待核 ${pending.length} 家`}
          note={`归哪一方还定不下来的先记在这里，不计入腾出${clause ? `；依据 ${addressText(clause)}` : ''}`}
        >
          <ScrollStrip label="归属待核">
            <table className="tbl tbl-flush">
              <HeadRow heads={['企业', '乡镇', '待核的数', '下一步']} />
              <tbody>
                {pending.map((one) => (
                  <tr key={one.entryId}>
                    <th scope="row">
                      <AddressLink href={`/entries/${one.entryId}`}>{one.subjectName}</AddressLink>
                    </th>
                    <td className="nowrap">{one.unitName}</td>
                    <td>{amountsText(one.amounts)}</td>
                    <td className="nowrap">
                      {one.proposed ? (
                        '等另一人确认'
                      ) : mayTransfer ? (
                        <button type="button" className="lnk" onClick={() => setRuling(one)}>
                          核定归属
                        </button>
                      ) : (
                        '等专班核定'
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollStrip>
        </Section>
      ) : null}
      {ruling ? (
        <RulingDialog overview={overview} pending={ruling} onClose={() => setRuling(undefined)} />
      ) : null}
    </>
  );
}

function TransferList({ overview: { transfers, mayTransfer } }: { readonly overview: LedgerOverview }) {
  const client = useQueryClient();
  const decide = async (id: string, decision: 'confirmation' | 'withdrawal') => {
    client.setQueryData(ledgerQuery.queryKey, await decideTransfer(id, decision));
    await client.invalidateQueries({ queryKey: ['ledger', 'journal'] });
    toast(decision === 'confirmation' ? '已确认，已入账' : '已撤回');
  };
  return (
    <Section title={`等确认 ${transfers.length} 项`} note="提出的人不能自己确认">
      <WaitingList
        className="ledger-list"
        mayDecide={mayTransfer}
        afterwards="不能改，只能冲回。"
        onDecide={decide}
        items={transfers.map((one) => {
          const from = `${one.fromUnit}“${one.fromTitle}”`;
          const to = one.fromUnit === one.toUnit ? `“${one.toTitle}”` : `${one.toUnit}“${one.toTitle}”`;
          const whose = one.subjectName ? `${one.subjectName}：` : '';
          return {
            id: one.id,
            mine: one.mine,
            what: `${whose}${amountsText(one.lines)}，从${from}到${to}`,
            note: `${one.reason}；${one.proposedBy} ${formatDay(one.proposedOn)}提出`,
          };
        })}
      />
    </Section>
  );
}
