import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MachinesTaken } from '@tenglong/contracts/policy';
import { ConfirmButton, ErrorState, toast } from '../../shared/feedback/index.ts';
import { FileDrop } from '../../shared/forms/index.ts';
import { formatCount, formatNumber } from '../../shared/value/index.ts';
import { takeMachines } from './grant-queries.ts';

/** The sheet of what was bought as the department has it; what could not be taken is said with its row. */
export function TakeMachines({ register }: { readonly register: string }) {
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
