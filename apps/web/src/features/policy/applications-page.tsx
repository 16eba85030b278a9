import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApplicationLists, MachinesTaken } from '@tenglong/contracts/policy';
import { ConfirmButton, EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { FileDrop, PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, KeyFigures, Page, Section, Sentence } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { addressText, formatCount, formatMoney, formatNumber } from '../../shared/value/index.ts';
import { applicationsQuery, takeMachines } from './grant-queries.ts';
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

/** The sheet of what was bought as the department has it; what could not be taken is said with its row. */
function TakeMachines({ register }: { readonly register: string }) {
  const queryClient = useQueryClient();
  const take = useMutation({
    mutationFn: ({ file, seen }: { readonly file: File; readonly seen: string }) =>
      takeMachines(register, file, seen),
    onSuccess: async ({ machines, applications }) => {
      await queryClient.invalidateQueries();
      // What was not taken is said below with its rows.
      if (machines > 0)
        toast(`已导入明细 ${formatCount(machines, '行')}，涉及 ${formatCount(applications, '件')}申报`);
    },
  });
  const { data, error, variables } = take;
  const seen = data?.seen;
  return (
    <div className="noprint">
      <FileDrop
        accept=".xlsx,.xls,.csv"
        disabled={take.isPending}
        onFiles={([file]) => {
          if (file) take.mutate({ file, seen: '' });
        }}
      >
        {take.isPending
          ? '正在读购置明细'
          : '把购置明细拖到这里：每行一台（种），要有项目代码或申报编号、信用代码、名称、单价、数量、发票号码'}
      </FileDrop>
      {error ? <ErrorState error={error} what="购置明细没有导入" /> : null}
      {data ? (
        <div role="status">
          <p>
            {`导入明细 ${formatNumber(data.machines)} 行，新开申报 ${formatNumber(data.opened)} 件，有疑点的 ${formatNumber(data.doubtful)} 行`}
          </p>
          {seen ? (
            <>
              <p>{`另有 ${formatNumber(data.standing.length)} 行与别人导入的不一样，这几件申报没有改动：`}</p>
              <RowNotes rows={data.standing} />
              <ConfirmButton
                title="以这份明细为准"
                effect="上面这几行换成这份明细的内容，原来导入的不再保留；认定过的不变。请先与导入的人核对。"
                verb="以这份为准"
                onConfirm={async () => {
                  if (variables) await take.mutateAsync({ file: variables.file, seen });
                }}
              >
                以这份为准
              </ConfirmButton>
            </>
          ) : null}
          {data.problems.length > 0 ? <RowNotes rows={data.problems} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function RowNotes({ rows }: { readonly rows: MachinesTaken['problems'] }) {
  return (
    <ul className="account-items">
      {rows.map(({ row, message }) => (
        <li key={`${row} ${message}`}>{`第 ${row} 行：${message}`}</li>
      ))}
    </ul>
  );
}
