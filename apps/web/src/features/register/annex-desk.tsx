import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AnnexHomecoming, AnnexTaken } from '@tenglong/contracts/register';
import { request, upload } from '../../shared/api/index.ts';
import { toast } from '../../shared/feedback/index.ts';
import { Field, useKeptForm } from '../../shared/forms/index.ts';
import { HomeChanges } from './home-changes.tsx';
import { HomeDesk, leftWords } from './home-desk.tsx';

const SHORTEST_REASON = 2;

/** 导回 of an annex: targets that were changed in an exported workbook, each time with what they rest on. */
export function AnnexDesk({ onDone }: { readonly onDone: () => void }) {
  const client = useQueryClient();
  const form = useKeptForm({ id: 'annex', title: '导回附件的依据', href: '/lists' }, { reason: '' });
  const bring = useMutation({
    mutationFn: (file: File) => upload(AnnexHomecoming, '/lists/homecoming', file),
  });
  const good = (bring.data?.cells ?? []).filter(({ state }) => state === 'take');
  const reason = form.values.reason.trim();
  const take = useMutation({
    mutationFn: () =>
      request(AnnexTaken, 'POST', '/lists/homecoming/take', {
        body: {
          file: bring.data?.file ?? '',
          reason,
          cells: good.map(({ list, column, unit, was: from, now: to }) => ({ list, column, unit, from, to })),
        },
      }),
    onSuccess: ({ cells, refused }) => {
      const left = leftWords(refused);
      toast(cells > 0 ? `已改任务数 ${cells} 处，方案有了新版本${left}` : `没有采纳${left}`);
      form.clear();
      void client.invalidateQueries();
      onDone();
    },
  });
  return (
    <HomeDesk
      title="导回改好的附件"
      note="在本页导出，用 Excel 或 WPS 改任务数，再传回来；先看清改了哪些，再采纳"
      drop="把从这里导出、改好的附件清单拖到这里"
      bring={bring}
      take={take}
      good={good.length}
      effect={`改任务数 ${good.length} 处，方案有一个新版本，完成率、序时随之重算`}
      ready={reason.length >= SHORTEST_REASON}
      onLeave={onDone}
      changes={(home) => <Changes home={home} />}
    >
      <Field label="依据" required help="哪次会议、哪份文件定的，写进方案的版本">
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={2}
            maxLength={400}
            value={form.values.reason}
            onChange={(event) => form.set({ reason: event.target.value })}
          />
        )}
      </Field>
    </HomeDesk>
  );
}

function Changes({ home }: { readonly home: AnnexHomecoming }) {
  const sums = home.warnings.map(
    (message) => `采纳后：${message}会列进矛盾台；合计也要改的，请在表里一并改好再传。`,
  );
  const stray = home.stray.map(
    ({ sheet, row, message }) => `${sheet}${row === null ? '' : `第 ${row} 行`}：${message}`,
  );
  return (
    <HomeChanges
      home={home}
      against={`对照 ${home.lists} 张清单`}
      about="单位"
      nameOf={({ unitName }) => unitName}
      listOf={({ sheet }) => sheet}
      keyOf={({ sheet, row, at }) => `${sheet} ${row} ${at}`}
      placeOf={({ row, at }) => `${at}${row}`}
      figures
      stray={[...sums, ...stray]}
    />
  );
}
