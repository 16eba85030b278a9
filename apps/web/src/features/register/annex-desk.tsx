import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AnnexCell, AnnexHomecoming, AnnexTaken } from '@tenglong/contracts/register';
import { request, upload } from '../../shared/api/index.ts';
import { ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { Field, FileDrop, useKeptForm } from '../../shared/forms/index.ts';
import { ActionBar, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatDay, Light } from '../../shared/value/index.ts';
import './bulk.css';
import { HOME_ORDER, HOME_STATES, homeSentence } from './homecoming.tsx';

const SHORTEST_REASON = 2;

/** 导回: an annex that somebody edited; what its figures would change in the plan is looked at before anything is saved. */
export function AnnexDesk({ onDone }: { readonly onDone: () => void }) {
  const client = useQueryClient();
  const form = useKeptForm({ id: 'annex', title: '导回附件的依据', href: '/lists' }, { reason: '' });
  const bring = useMutation({
    mutationFn: (file: File) => upload(AnnexHomecoming, '/lists/homecoming', file),
  });
  const home = bring.data;
  const good = (home?.cells ?? []).filter(({ state }) => state === 'take');
  const reason = form.values.reason.trim();
  const take = useMutation({
    mutationFn: () =>
      request(AnnexTaken, 'POST', '/lists/homecoming/take', {
        body: {
          ...{ file: home?.file ?? '', reason },
          cells: good.map(({ list, column, unit, was: from, now: to }) => ({ list, column, unit, from, to })),
        },
      }),
    onSuccess: ({ cells, refused }) => {
      const left = refused.length > 0 ? `；${refused.length} 处没有采纳：${refused[0]?.message}` : '';
      toast(cells > 0 ? `已改任务数 ${cells} 处，方案有了新版本${left}` : `没有采纳${left}`);
      form.clear();
      void client.invalidateQueries();
      onDone();
    },
  });
  return (
    <Section
      title="导回改好的附件"
      note="在本页导出，用 Excel 或 WPS 改任务数，再传回来；先看清改了哪些，再采纳"
    >
      <FileDrop
        accept=".xlsx,.xls"
        disabled={bring.isPending || take.isPending}
        onFiles={([file]) => file && bring.mutate(file)}
      >
        把从这里导出、改好的附件清单拖到这里
      </FileDrop>
      {bring.isPending ? <StillLines lines={4} what="对照" /> : null}
      {bring.error ? <ErrorState what="这个表没有对上" error={bring.error} /> : null}
      {home ? <Changes home={home} /> : null}
      {take.error ? <ErrorState what="没有采纳" error={take.error} /> : null}
      {good.length > 0 ? (
        <>
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
          <ActionBar
            effect={`改任务数 ${good.length} 处，方案有一个新版本，完成率、序时随之重算`}
            note="别人已改的、填得不对的不动"
          >
            <button type="button" className="btn" onClick={onDone}>
              不采纳
            </button>
            <button
              type="button"
              className="btn btn-primary"
              disabled={take.isPending || reason.length < SHORTEST_REASON}
              onClick={() => take.mutate()}
            >
              {take.isPending ? '正在采纳' : `采纳 ${good.length} 处`}
            </button>
          </ActionBar>
        </>
      ) : null}
    </Section>
  );
}

function Changes({ home }: { readonly home: AnnexHomecoming }) {
  const cells = [...home.cells].sort(
    (a, b) => HOME_ORDER.indexOf(a.state) - HOME_ORDER.indexOf(b.state) || a.list - b.list || a.row - b.row,
  );
  return (
    <>
      <p className="home-facts">
        <b>{homeSentence(home)}</b>
        <span className="muted">{`${home.file}，${formatDay(home.exportedOn)}导出，对照 ${home.lists} 张清单`}</span>
      </p>
      {cells.length > 0 ? <Cells cells={cells} /> : null}
      {home.warnings.length > 0 ? (
        <ul className="bulk-rows">
          {home.warnings.map((message) => (
            <li key={message}>{`采纳后：${message}会列进矛盾台；合计也要改的，请在表里一并改好再传。`}</li>
          ))}
        </ul>
      ) : null}
      {home.stray.length > 0 ? (
        <ul className="bulk-rows">
          {home.stray.map(({ sheet, row, message }) => (
            <li
              key={`${sheet} ${row} ${message}`}
            >{`${sheet}${row === null ? '' : `第 ${row} 行`}：${message}`}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Cells({ cells }: { readonly cells: readonly AnnexCell[] }) {
  return (
    <ScrollStrip label="改动">
      <table className="tbl tbl-flush">
        <thead>
          <tr>
            <th scope="col">结果</th>
            <th scope="col">单位</th>
            <th scope="col">清单</th>
            <th scope="col">单元格</th>
            <th scope="col">栏</th>
            <th scope="col" className="num">
              导出时
            </th>
            <th scope="col" className="num">
              改为
            </th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => {
            const [kind, word] = HOME_STATES[cell.state];
            return (
              <tr key={`${cell.sheet} ${cell.row} ${cell.at}`}>
                <td>
                  <Light kind={kind}>{word}</Light>
                </td>
                <th scope="row">{cell.unitName}</th>
                <td>{cell.sheet}</td>
                <td className="muted">{`${cell.at}${cell.row}`}</td>
                <td>{cell.label}</td>
                <td className="num">{cell.was || '空白'}</td>
                <td className="num home-now">{cell.now || '空白'}</td>
                <td className="muted">{cell.message}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollStrip>
  );
}
