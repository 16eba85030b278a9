import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Homecoming, HomecomingCell, RegisterDetail } from '@tenglong/contracts/register';
import { ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { FileDrop } from '../../shared/forms/index.ts';
import { ActionBar, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatDay, Light, type LightKind } from '../../shared/value/index.ts';
import './bulk.css';
import { bringHome, takeHomecoming } from './register-queries.ts';

export const HOME_STATES: Readonly<Record<HomecomingCell['state'], readonly [LightKind, string]>> = {
  take: ['done', '可采纳'],
  changed: ['slow', '别人已改'],
  bad: ['late', '填得不对'],
  locked: ['none', '不能改'],
};
export const HOME_ORDER: readonly HomecomingCell['state'][] = ['bad', 'changed', 'locked', 'take'];

/** `改了 6 处：4 处可采纳，1 处别人已改，1 处填得不对` */
export function homeSentence({
  cells,
}: {
  readonly cells: readonly Pick<HomecomingCell, 'state'>[];
}): string {
  if (cells.length === 0) return '与导出时一样，没有改动';
  const parts = (['take', 'changed', 'bad', 'locked'] as const).flatMap((state) => {
    const n = cells.filter((cell) => cell.state === state).length;
    return n > 0 ? [`${n} 处${HOME_STATES[state][1]}`] : [];
  });
  return `改了 ${cells.length} 处：${parts.join('，')}`;
}

/** 导回: an exported workbook that somebody edited; every changed cell is looked at before anything is saved. */
export function HomecomingDesk({
  register,
  onDone,
}: {
  readonly register: RegisterDetail;
  readonly onDone: () => void;
}) {
  const client = useQueryClient();
  const bring = useMutation({ mutationFn: (file: File) => bringHome(register.id, file) });
  const home = bring.data;
  const good = (home?.cells ?? []).filter(({ state }) => state === 'take');
  const take = useMutation({
    mutationFn: () =>
      takeHomecoming(register.id, {
        file: home?.file ?? '',
        cells: good.map(({ entryId, field, from, to }) => ({ entryId, field, from, to })),
      }),
    onSuccess: ({ cells, entries, refused }) => {
      const left = refused.length > 0 ? `；${refused.length} 处没有采纳：${refused[0]?.message}` : '';
      toast(`已采纳 ${cells} 处，涉及 ${entries} ${register.measure}${left}`);
      void client.invalidateQueries({ queryKey: ['register'] });
      onDone();
    },
  });
  return (
    <Section
      title="导回改好的表"
      note="在这里导出，用 Excel 或 WPS 改好字段，再传回来；先看清改了哪些，再采纳"
    >
      <FileDrop
        accept=".xlsx,.xls"
        disabled={bring.isPending || take.isPending}
        onFiles={([file]) => file && bring.mutate(file)}
      >
        把从这张清单导出、改好的表拖到这里
      </FileDrop>
      {bring.isPending ? <StillLines lines={4} what="对照" /> : null}
      {bring.error ? <ErrorState what="这个表没有对上" error={bring.error} /> : null}
      {home ? <Changes home={home} /> : null}
      {take.error ? <ErrorState what="没有采纳" error={take.error} /> : null}
      {good.length > 0 ? (
        <ActionBar
          effect={`采纳 ${good.length} 处，涉及 ${new Set(good.map(({ entryId }) => entryId)).size} ${register.measure}`}
          note="别人已改的、填得不对的不动"
        >
          <button type="button" className="btn" onClick={onDone}>
            不采纳
          </button>
          <button
            type="button"
            className="btn btn-primary"
            disabled={take.isPending}
            onClick={() => take.mutate()}
          >
            {take.isPending ? '正在采纳' : `采纳 ${good.length} 处`}
          </button>
        </ActionBar>
      ) : null}
    </Section>
  );
}

function Changes({ home }: { readonly home: Homecoming }) {
  const cells = [...home.cells].sort(
    (a, b) => HOME_ORDER.indexOf(a.state) - HOME_ORDER.indexOf(b.state) || a.row - b.row,
  );
  return (
    <>
      <p className="home-facts">
        <b>{homeSentence(home)}</b>
        <span className="muted">{`${home.file}，${formatDay(home.exportedOn)}导出，对上 ${home.rows} 行`}</span>
      </p>
      {cells.length > 0 ? (
        <ScrollStrip label="改动">
          <table className="tbl tbl-flush">
            <thead>
              <tr>
                <th scope="col">结果</th>
                <th scope="col">对象</th>
                <th scope="col">单元格</th>
                <th scope="col">栏</th>
                <th scope="col">导出时</th>
                <th scope="col">改为</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => {
                const [kind, word] = HOME_STATES[cell.state];
                return (
                  <tr key={`${cell.row} ${cell.column}`}>
                    <td>
                      <Light kind={kind}>{word}</Light>
                    </td>
                    <th scope="row">{cell.subjectName}</th>
                    <td className="muted">{`${cell.column}${cell.row}`}</td>
                    <td>{cell.label}</td>
                    <td>{cell.was || '空白'}</td>
                    <td className="home-now">{cell.now || '空白'}</td>
                    <td className="muted">{cell.message}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollStrip>
      ) : null}
      {home.stray.length > 0 ? (
        <ul className="bulk-rows">
          {home.stray.map(({ row, message }) => (
            <li key={row}>{`第 ${row} 行：${message}`}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
