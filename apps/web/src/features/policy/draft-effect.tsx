import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PolicyDraft, PreviewRow, PreviewSums } from '@tenglong/contracts/policy';
import { useState } from 'react';
import { EmptyState, ErrorState, toast } from '../../shared/feedback/index.ts';
import { ExportButton } from '../../shared/forms/index.ts';
import { HeadRow, KeyFigures, num, ScrollStrip, Section } from '../../shared/layout/index.ts';
import {
  type Column,
  DataTable,
  gradeColumn,
  linkColumn,
  RowCard,
  textColumn,
  usePagedList,
} from '../../shared/table/index.ts';
import { formatCount, formatDay, formatMoney, formatNumber } from '../../shared/value/index.ts';
import { listPreview, PREVIEW_ROWS, previewDraft } from './draft-queries.ts';

const CHANGES = { more: '增加', less: '减少', same: '不变', other: '结果改变', unknown: '未知' } as const;
const VERDICTS = { eligible: '符合', ineligible: '不符合', unknown: '未知' } as const;

/** What the draft costs and whom it changes, against the version in force. */
export function DraftEffect({ draft }: { readonly draft: PolicyDraft }) {
  const { preview } = draft;
  const fresh = preview?.revision === draft.revision;
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => previewDraft(draft.id, draft.revision),
    onSuccess: async ({ cases }) => {
      await client.invalidateQueries({ queryKey: ['policy'] });
      toast(`已比较 ${formatNumber(cases)} 件`);
    },
  });
  const button = (
    <button
      type="button"
      className={fresh ? 'btn' : 'btn btn-primary'}
      disabled={run.isPending}
      onClick={() => run.mutate()}
    >
      {run.isPending ? '正在测算' : preview ? '重新测算' : '测算影响'}
    </button>
  );
  if (!preview) {
    return (
      <Section title="对企业的影响">
        {run.error ? <ErrorState what="没有测算" error={run.error} /> : null}
        <EmptyState action={button}>还没有测算：按已掌握的数据和在办申报，逐户与现行版本比较</EmptyState>
      </Section>
    );
  }
  return (
    <>
      <Section
        title="对企业的影响"
        note={`${preview.year} 年已掌握的数据${preview.applications > 0 ? `和在办申报 ${preview.applications} 件` : ''}；现行按 ${formatDay(preview.beforeAsOf)}，草稿按 ${formatDay(preview.asOf)}`}
        more={
          <>
            <ExportButton
              path={`/policy-drafts/${draft.id}/preview/export`}
              fileName="政策修改影响测算.xlsx"
            />
            {button}
          </>
        }
      >
        {run.error ? <ErrorState what="没有测算" error={run.error} /> : null}
        {fresh ? null : <p className="field-error">测算之后草稿又改过，请重新测算</p>}
        <KeyFigures
          figures={[
            ...(draft.outcome === 'amount'
              ? [
                  { label: '现行', value: formatMoney(preview.total.beforeYuan) },
                  { label: '草稿', value: formatMoney(preview.total.afterYuan) },
                ]
              : []),
            { label: '增加', value: formatNumber(preview.total.more), unit: '件' },
            { label: '减少', value: formatNumber(preview.total.less), unit: '件' },
            { label: '不变', value: formatNumber(preview.total.same), unit: '件' },
            { label: '未知', value: formatNumber(preview.total.unknown), unit: '件' },
          ]}
        />
      </Section>
      <Groups title="分乡镇" head="乡镇" rows={preview.byUnit} money={draft.outcome === 'amount'} />
      <Groups title="分等级" head="等级" rows={preview.byGrade} money={draft.outcome === 'amount'} />
      <Changed draft={draft} />
    </>
  );
}

interface GroupsProps {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly (PreviewSums & { readonly id: string; readonly name: string })[];
  readonly money: boolean;
}

const COUNTS = ['more', 'less', 'other', 'same', 'unknown'] as const;

const Groups = ({ title, head, rows, money }: GroupsProps) => (
  <Section title={title}>
    <ScrollStrip label={title}>
      <table className="tbl tbl-flush">
        <HeadRow
          heads={[
            head,
            ...COUNTS.map((change) => num(CHANGES[change])),
            ...(money ? ['现行', '草稿'].map(num) : []),
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {COUNTS.map((change) => (
                <td key={change} className="num">
                  {formatNumber(row[change])}
                </td>
              ))}
              {money
                ? [row.beforeYuan, row.afterYuan].map((yuan, at) => (
                    <td key={at === 0 ? 'before' : 'after'} className="num">
                      {formatMoney(yuan)}
                    </td>
                  ))
                : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  </Section>
);

const side = (verdict: PreviewRow['verdictBefore'], yuan: string | null, outcome: string | null): string => {
  if (verdict !== 'eligible') return VERDICTS[verdict];
  if (yuan !== null) return `${formatNumber(yuan, { decimals: 2 })} 元`;
  return outcome ?? VERDICTS[verdict];
};
const beforeOf = (row: PreviewRow) => side(row.verdictBefore, row.amountBefore, row.outcomeBefore);
const afterOf = (row: PreviewRow) => side(row.verdictAfter, row.amountAfter, row.outcomeAfter);

const columns: readonly Column<PreviewRow>[] = [
  textColumn<PreviewRow>({
    id: 'change',
    head: '变化',
    width: 80,
    frozen: true,
    value: ({ change }) => CHANGES[change],
  }),
  linkColumn<PreviewRow>({
    id: 'name',
    head: '企业',
    width: 230,
    value: ({ name }) => name,
    href: ({ creditCode }) => `/enterprises/${creditCode}?tab=policies`,
  }),
  textColumn<PreviewRow>({ id: 'unit', head: '乡镇', width: 90, value: ({ unitName }) => unitName }),
  gradeColumn<PreviewRow>({ id: 'grade', head: '等级', width: 56, grade: ({ grade }) => grade }),
  textColumn<PreviewRow>({ id: 'case', head: '项目', width: 170, value: ({ caseNumber }) => caseNumber }),
  textColumn<PreviewRow>({
    id: 'source',
    head: '依据',
    width: 100,
    value: ({ source }) => (source === 'application' ? '在办申报' : '已掌握数据'),
  }),
  textColumn<PreviewRow>({ id: 'before', head: '现行', width: 150, align: 'end', value: beforeOf }),
  textColumn<PreviewRow>({ id: 'after', head: '草稿', width: 150, align: 'end', value: afterOf }),
];

function Changed({ draft }: { readonly draft: PolicyDraft }) {
  const [change, setChange] = useState<PreviewRow['change']>();
  const { first, rows, onVisible } = usePagedList({
    queryKey: ['policy', 'draft-preview', draft.id, draft.preview?.madeAt, change],
    load: (request) => listPreview(draft.id, change, request),
    size: PREVIEW_ROWS,
  });
  if (first.error)
    return <ErrorState what="名单没有读出来" error={first.error} onRetry={() => void first.refetch()} />;
  const choices = [undefined, 'more', 'less', 'other', 'unknown'] as const;
  return (
    <Section
      title={first.data ? `名单 ${formatCount(first.data.total, '件')}` : '名单'}
      note={change ? CHANGES[change] : '结果有变化的'}
    >
      <div className="btns noprint">
        {choices.map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            className={one === change ? 'btn btn-primary' : 'btn'}
            aria-pressed={one === change}
            onClick={() => setChange(one)}
          >
            {one ? CHANGES[one] : '有变化'}
          </button>
        ))}
      </div>
      <DataTable
        label="影响名单"
        empty={
          <EmptyState>{change ? `没有${CHANGES[change]}的` : '没有一件的结果因这份草稿改变'}</EmptyState>
        }
        rows={rows}
        columns={columns}
        rowKey={({ creditCode, caseNumber }) => `${creditCode} ${caseNumber}`}
        card={(row) => (
          <RowCard
            href={`/enterprises/${row.creditCode}?tab=policies`}
            title={row.name}
            note={`${row.unitName} ${row.caseNumber}，现行 ${beforeOf(row)}，草稿 ${afterOf(row)}`}
            state={CHANGES[row.change]}
          />
        )}
        onVisible={onVisible}
        pending={first.isPending}
      />
    </Section>
  );
}
