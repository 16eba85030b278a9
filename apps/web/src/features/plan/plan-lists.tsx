import type { PlanOverview } from '@tenglong/contracts/plan';
import { RulingMark, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { LightSign } from '../../shared/value/index.ts';

type List = PlanOverview['lists'][number];

/** The heads of a list in two rows where its columns stand in groups. */
function groupsOf({
  columns,
}: List): readonly { readonly title: string; readonly span: number; readonly key: string }[] {
  const groups: { title: string; span: number; key: string }[] = [];
  for (const { id, group } of columns) {
    const last = groups.at(-1);
    if (last && last.title === group && group !== '') last.span += 1;
    else groups.push({ title: group, span: 1, key: id });
  }
  return groups;
}

function ListTable({ list }: { readonly list: List }) {
  const groups = groupsOf(list);
  const grouped = groups.some(({ title }) => title !== '');
  return (
    <ScrollStrip label={list.title}>
      <table className="tbl plan-list">
        <thead>
          {grouped ? (
            <tr>
              <th rowSpan={2} scope="col">
                乡镇（街道）
              </th>
              {groups.map(({ title, span, key }) => (
                <th key={key} colSpan={span} scope="colgroup" className="num">
                  {title}
                </th>
              ))}
            </tr>
          ) : null}
          <tr>
            {grouped ? null : <th scope="col">乡镇（街道）</th>}
            {list.columns.map(({ id, title, unit }) => (
              <th key={id} scope="col" className="num">
                {title} <span className="note">{unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <tr key={row.address} id={`row-${row.address}`}>
              <th scope="row">{row.unit}</th>
              {row.values.map((value, at) => (
                <td key={list.columns[at]?.id} className="num">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {list.rows.length > 1 ? (
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              {list.totals.map(({ added, agrees, printed, ruled }, at) => (
                <td key={list.columns[at]?.id} className="num">
                  {agrees ? null : <LightSign kind="late" label={`原文印作 ${printed}`} />}{' '}
                  {ruled?.text ?? added}
                  {ruled ? <RulingMark ruling={ruled.ruling} /> : null}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </ScrollStrip>
  );
}

/** 附件2: the lists as the document prints them, every sum done again. */
export function PlanLists({ lists }: { readonly lists: PlanOverview['lists'] }) {
  return lists.map((list) => (
    <Section
      key={list.address}
      title={`${list.number}. ${list.title}`}
      note={list.totals.every(({ agrees }) => agrees) ? '合计已复核，相符' : '合计与各行相加不符'}
    >
      <ListTable list={list} />
    </Section>
  ));
}
