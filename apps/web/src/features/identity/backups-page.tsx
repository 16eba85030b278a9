import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BackupFile, BackupList } from '@tenglong/contracts/backup';
import { request } from '../../shared/api/index.ts';
import { EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { HeadRow, num, Page, ScrollStrip, Section, Sentence } from '../../shared/layout/index.ts';
import { formatInstant, formatNumber } from '../../shared/value/index.ts';

const backupsQuery = queryOptions({
  queryKey: ['identity', 'backups'],
  queryFn: ({ signal }) => request(BackupList, 'GET', '/backups', { signal }),
});

const MEGABYTE = 1024 * 1024;

/** The answer first: when the data was last kept, and by whom it is from now on. */
export function backupSentence({ files, automatic }: Pick<BackupList, 'files' | 'automatic'>): string {
  const [newest] = files;
  const kept = newest ? `最近一次备份在 ${formatInstant(newest.madeAt)}` : '还没有备份';
  return `${kept}，${automatic ? '每天自动备份' : '由数据库服务器备份'}`;
}

/** 备份: what is kept of the data and where, and one button to keep it now. */
export function BackupsPage() {
  const { data, error, isPending, refetch } = useQuery(backupsQuery);
  if (error) return <ErrorState what="备份没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={8} what="备份" />;
  return <BackupsBody backups={data} />;
}

function BackupsBody({ backups }: { readonly backups: BackupList }) {
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () => request(BackupFile, 'POST', '/backups'),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: backupsQuery.queryKey });
      toast(`已备份：${name}`);
    },
  });
  return (
    <Page title="备份">
      <Sentence
        lead="备份含全部数据和上传的文件，只有服务器上本程序的账户能读。恢复由管理服务器的人用 tenglong restore 办理。"
        actions={
          <>
            <button
              type="button"
              className="btn btn-primary"
              disabled={make.isPending}
              onClick={() => make.mutate()}
            >
              {make.isPending ? '正在备份' : '立即备份'}
            </button>
            <PrintButton />
          </>
        }
      >
        {backupSentence(backups)}
      </Sentence>
      {make.error ? <ErrorState what="没有备份成" error={make.error} /> : null}
      <Section title={`备份文件 ${backups.files.length} 个`} note={`在服务器的 ${backups.folder}`}>
        {backups.files.length === 0 ? (
          <EmptyState>还没有备份。按“立即备份”做第一个</EmptyState>
        ) : (
          <ScrollStrip label="备份文件">
            <table className="tbl">
              <HeadRow heads={['时间', { words: '文件', as: 'desk-cell' }, num('大小 MB')]} />
              <tbody>
                {backups.files.map(({ name, bytes, madeAt }) => (
                  <tr key={name}>
                    <td>{formatInstant(madeAt)}</td>
                    <td className="desk-cell">{name}</td>
                    <td className="num">{formatNumber(bytes / MEGABYTE, { decimals: 1 })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollStrip>
        )}
      </Section>
    </Page>
  );
}
