import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ErrorState, toast } from '../../shared/feedback/index.ts';
import { FileDrop } from '../../shared/forms/index.ts';
import { formatCount, formatNumber } from '../../shared/value/index.ts';
import { takeMachines } from './grant-queries.ts';

/** The sheet of what was bought as the department has it; what could not be taken is said with its row. */
export function TakeMachines({ register }: { readonly register: string }) {
  const queryClient = useQueryClient();
  const take = useMutation({
    mutationFn: (file: File) => takeMachines(register, file),
    onSuccess: async ({ machines, applications }) => {
      await queryClient.invalidateQueries();
      toast(`已导入明细 ${formatCount(machines, '行')}，涉及 ${formatCount(applications, '件')}申报`);
    },
  });
  const { data, error } = take;
  return (
    <div className="noprint">
      <FileDrop
        accept=".xlsx,.xls,.csv"
        disabled={take.isPending}
        onFiles={([file]) => {
          if (file) take.mutate(file);
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
          {data.problems.length > 0 ? (
            <ul className="account-items">
              {data.problems.map(({ row, message }) => (
                <li key={`${row} ${message}`}>{`第 ${row} 行：${message}`}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
