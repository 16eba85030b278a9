import { useQuery } from '@tanstack/react-query';
import type { GrantSheet } from '@tenglong/contracts/policy';
import {
  determine,
  explainDetermination,
  mostYuan,
  PolicyFile,
  preparePolicy,
  readFacts,
} from '@tenglong/domain/policy';
import { useMemo } from 'react';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink, Section } from '../../shared/layout/index.ts';
import { formatDay, formatNumber, Light } from '../../shared/value/index.ts';
import { ProvisionAccounts, ReadingResults } from './determination-account.tsx';
import { yuanWords } from './determination-words.ts';
import { Machines } from './grant-machines.tsx';
import { Pins } from './grant-pins.tsx';
import { grantQuery } from './grant-queries.ts';
import { nameMachines } from './name-machines.ts';
import { TakeMachines } from './take-machines.tsx';
import './grant.css';

export interface GrantPanelProps {
  readonly entryId: string;
  readonly revision: number;
}

/** On an application: what the policy comes to today, machine by machine, and what it came to at each step. */
export function GrantPanel({ entryId, revision }: GrantPanelProps) {
  const { data, error, isPending, refetch } = useQuery(grantQuery(entryId, revision));
  if (error) return <ErrorState what="政策计算没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="政策计算" />;
  return <Sheet sheet={data} entryId={entryId} revision={revision} />;
}

function Sheet({ sheet, entryId, revision }: GrantPanelProps & { readonly sheet: GrantSheet }) {
  const result = useMemo(() => {
    const file = PolicyFile.safeParse(sheet.policyFile);
    const superseding = sheet.superseding ?? undefined;
    const prepared = file.success ? preparePolicy(file.data, { superseding }) : undefined;
    if (prepared?.kind !== 'policy') return undefined;
    const reading = readFacts(prepared.policy, sheet.facts);
    if (reading.kind !== 'facts') return undefined;
    const determination = determine(prepared.policy, reading.facts, sheet.asOf);
    return {
      determination,
      most: mostYuan(prepared.policy, reading.facts, sheet.asOf) ?? null,
      account: nameMachines(explainDetermination(prepared.policy.file, determination), sheet),
    };
  }, [sheet]);
  return (
    <>
      <Section
        title="政策计算"
        note={`按${sheet.policyTitle}（第 ${sheet.clause} 条）和现在的事实，申报日 ${formatDay(sheet.asOf)}`}
        more={<AddressLink href={`/policies/${sheet.policy}`}>看政策</AddressLink>}
      >
        <p className="grant-answer">
          {result?.determination.trace.reason ?? answerOf(sheet, result?.most ?? null)}
        </p>
        {sheet.doubts.map((doubt) => (
          <p key={doubt}>
            <Light kind="slow">{doubt}</Light>
          </p>
        ))}
        {sheet.problems.length > 0 ? (
          <ul className="account-items">
            {sheet.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        ) : null}
        {result && result.account.questions.length > 0 ? (
          <ul className="account-items">
            {result.account.questions.map(({ path, question }) => (
              <li key={path}>{question}</li>
            ))}
          </ul>
        ) : null}
        {sheet.roomYuan === null ? null : (
          <p className="note">{`企业当年的限额还剩 ${formatNumber(sheet.roomYuan, { decimals: 2 })} 元`}</p>
        )}
        <Pins sheet={sheet} entryId={entryId} />
      </Section>
      <Machines sheet={sheet} entryId={entryId} revision={revision} />
      {sheet.takesMachines === null ? null : (
        <Section
          title={`导入${sheet.goods.label}明细`}
          note="还没有提交，可以补、可以再导入；同一行不会记两遍"
        >
          <TakeMachines register={sheet.takesMachines} />
        </Section>
      )}
      {result ? (
        <>
          <ProvisionAccounts account={result.account} />
          <ReadingResults determination={result.determination} />
        </>
      ) : null}
    </>
  );
}

/** What the policy comes to today; while something is still open, what it can come to at most. */
function answerOf({ verdict, amountYuan, problems }: GrantSheet, most: string | null): string {
  if (problems.length > 0) return '所填的不成立，还不能计算';
  if (verdict === 'ineligible') return '按政策计算不符合条件';
  if (verdict === 'eligible' && amountYuan !== null) return `按政策计算可得 ${yuanWords(amountYuan)}`;
  return most === null ? '还不能判定' : `还不能判定；补齐后若都符合，至多可得 ${yuanWords(most)}`;
}
