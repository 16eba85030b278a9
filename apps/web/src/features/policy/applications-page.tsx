import { useQuery } from '@tanstack/react-query';
import type { ApplicationLists } from '@tenglong/contracts/policy';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, KeyFigures, Page, Section, Sentence } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { addressText, formatMoney, formatNumber } from '../../shared/value/index.ts';
import { applicationsQuery } from './grant-queries.ts';
import { TakeMachines } from './take-machines.tsx';
import './grant.css';

type List = ApplicationLists['lists'][number];

/** 申报与审核: every list of applications, where they stand, what has been granted this year. */
export function ApplicationsPage() {
  const { data, error, isPending, refetch } = useQuery(applicationsQuery);
  if (error) return <ErrorState what="申报与审核没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="申报与审核" />;
  const { lists, year, open, grantedYuan } = data;
  return (
    <Page title="申报与审核" context={`${year} 年`}>
      <Sentence
        lead="金额由政策计算；一台设备只补一次，有疑点的逐台核对；与计算不同的要写理由，并由联审的部门签字。"
        actions={<PrintButton />}
      >
        {lists.length === 0
          ? '方案里还没有政策申报清单'
          : `在办申报 ${formatNumber(open)} 件，${year} 年已核定 ${formatMoney(grantedYuan)}`}
      </Sentence>
      {lists.length === 0 ? <EmptyState>在清单文件里写明 policy，就成了政策申报清单</EmptyState> : null}
      {lists.map((list) => (
        <ListSection key={list.register} list={list} />
      ))}
    </Page>
  );
}

function ListSection({ list }: { readonly list: List }) {
  const { register, title, policy, policyTitle, clause, stages, grantedYuan, paidYuan, takesMachines } = list;
  const mayAct = useCan('register.act');
  return (
    <Section
      title={title}
      note={`出处 ${addressText(clause)}`}
      more={
        <>
          <AddressLink href={`/policies/${policy}`}>{policyTitle}</AddressLink>
          <AddressLink href={`/registers/${register}`}>看全部申报</AddressLink>
        </>
      }
    >
      <ol className="application-stages">
        {stages.map(({ id, title: stage, count }) => (
          <li key={id}>
            <span>{stage}</span>
            {count === 0 ? (
              <b>0</b>
            ) : (
              <AddressLink href={`/registers/${register}?stage=${id}`}>
                <b>{formatNumber(count)}</b>
              </AddressLink>
            )}
          </li>
        ))}
      </ol>
      <KeyFigures
        figures={[
          { label: '今年已核定', value: formatMoney(grantedYuan) },
          { label: '其中已拨付', value: formatMoney(paidYuan) },
        ]}
      />
      {takesMachines && mayAct ? <TakeMachines register={register} /> : null}
    </Section>
  );
}
