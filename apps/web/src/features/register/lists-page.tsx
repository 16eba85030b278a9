import { useQuery } from '@tanstack/react-query';
import type { ListColumnProgress, ListMatrix, PlanListProgress } from '@tenglong/contracts/register';
import { useState } from 'react';
import { ExportButton, PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, RulingMark, ScrollStrip, Sentence } from '../../shared/layout/index.ts';
import { useCan, useSession } from '../../shared/session/index.ts';
import { addressText, formatDay, formatNumber, formatRate, LightSign } from '../../shared/value/index.ts';
import { AnnexDesk } from './annex-desk.tsx';
import { ListLines } from './list-lines.tsx';
import { cellHref, columnName, headColumns, paceSign, paceWords, UNDIVIDED } from './list-words.ts';
import './lists.css';
import { listsQuery } from './register-queries.ts';
import { Waiting } from './waiting.tsx';

/** The lists together: units down, lists across; every figure leads to the entries behind it. */
export function ListsPage() {
  const { data, error, refetch } = useQuery(listsQuery);
  const mayEdit = useCan('plan.rule');
  const { listsTitle } = useSession().county;
  const [homing, setHoming] = useState(false);
  if (!data) return <Waiting what={listsTitle} error={error} onRetry={() => void refetch()} />;
  const asOf = `数据截至 ${formatDay(data.asOf)}`;
  return (
    <Page title={listsTitle} printTitle={`${data.annex}各张清单完成情况`} wide context={asOf} asOf={asOf}>
      <Sentence
        lead={data.lead}
        actions={
          <>
            <PrintButton />
            {mayEdit ? (
              <button type="button" className="btn desk-only" onClick={() => setHoming(!homing)}>
                导回
              </button>
            ) : null}
            <ExportButton path="/lists/export" fileName={`${data.annex}各张清单.xlsx`} />
          </>
        }
      >
        {data.sentence}
      </Sentence>
      {homing ? <AnnexDesk onDone={() => setHoming(false)} /> : null}
      <div className="desk-only">
        <Matrix matrix={data} title={listsTitle} />
      </div>
      <div className="phone-only">
        <ListLines lists={data.lists} />
      </div>
      <p className="note lists-note">
        {`已完成/任务，单位见表头；▲ 慢于序时，■ 不到序时的八成，无标记为跟上；— 没有任务。点数字看条目，点清单看各栏。出处 ${data.annex}。`}
      </p>
    </Page>
  );
}

/** Whether the plan asks for more than its list hands out. */
const isWanting = ({ stated }: Pick<ListColumnProgress, 'stated'>): boolean =>
  stated !== null && !stated.short.startsWith('-');

interface Head {
  readonly list: PlanListProgress;
  readonly columns: readonly ListColumnProgress[];
}

function Matrix({ matrix, title }: { readonly matrix: ListMatrix; readonly title: string }) {
  const heads: readonly Head[] = matrix.lists.map((list) => ({ list, columns: headColumns(list) }));
  const all = heads.flatMap(({ list, columns }) => columns.map((column) => ({ list, column })));
  return (
    <ScrollStrip label={title}>
      <table className="tbl tbl-flush lists">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              单位
            </th>
            {heads.map(({ list, columns }) => (
              <th key={list.address} scope="colgroup" colSpan={columns.length} className="lists-list">
                <AddressLink href={`/lists/${list.number}`}>{list.shortTitle}</AddressLink>
              </th>
            ))}
          </tr>
          <tr>
            {all.map(({ list, column }) => (
              <th key={`${list.address} ${column.key}`} scope="col" className="num lists-column">
                {columnName(column, list)} <span className="note">{column.unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.units.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {all.map(({ list, column }) => (
                <UnitCell key={`${list.address} ${column.key}`} column={column} unitId={id} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{matrix.totalLabel}</th>
            {all.map(({ list, column }) => (
              <Cell
                key={`${list.address} ${column.key}`}
                column={column}
                of={column}
                href={`/lists/${list.number}`}
                ruling={column.ruling}
              />
            ))}
          </tr>
          <tr className="lists-rate">
            <th scope="row">完成率</th>
            {all.map(({ list, column }) => (
              <td key={`${list.address} ${column.key}`} className="num">
                {column.rate === null || column.register === null ? '—' : formatRate(column.rate)}
              </td>
            ))}
          </tr>
          <tr className="lists-rate">
            <th scope="row">按序时应</th>
            {all.map(({ list, column }) => (
              <td key={`${list.address} ${column.key}`} className="num">
                {column.target === '0' ? '—' : formatNumber(column.expected)}
              </td>
            ))}
          </tr>
          {all.some(({ column }) => isWanting(column)) ? (
            <tr className="lists-rate">
              <th scope="row">还没有分解</th>
              {all.map(({ list, column, column: { key, stated } }) => (
                <td key={`${list.address} ${key}`} className="num">
                  {stated && isWanting(column) ? (
                    <>
                      <span
                        title={`${stated.address === '' ? '目标' : addressText(stated.address)} 为 ${stated.value}`}
                      >
                        {formatNumber(stated.short)}
                      </span>
                      <RulingMark ruling={stated.ruling} />
                    </>
                  ) : (
                    ''
                  )}
                </td>
              ))}
            </tr>
          ) : null}
        </tfoot>
      </table>
    </ScrollStrip>
  );
}

function UnitCell({ column, unitId }: { readonly column: ListColumnProgress; readonly unitId: string }) {
  const of = column.units.find((unit) => unit.unitId === unitId);
  if (!of) return <td className="num fig-absent">—</td>;
  return <Cell column={column} of={of} href={cellHref(column, unitId)} />;
}

interface CellProps {
  readonly column: ListColumnProgress;
  readonly of: Pick<ListColumnProgress, 'done' | 'target' | 'open' | 'expected' | 'pace'>;
  readonly href: string | undefined;
  /** Of the whole, where a ruling says how much that is. */
  readonly ruling?: ListColumnProgress['ruling'];
}

/** `▲ 10/14` over a line as long as what is done of it. */
function Cell({ column, of, href, ruling = null }: CellProps) {
  if (column.undivided) {
    return (
      <td className="num">
        <span className="muted lists-undivided" title={UNDIVIDED}>
          {of.done === '0' ? '全市统筹' : `${formatNumber(of.done)}，全市统筹`}
        </span>
      </td>
    );
  }
  if (column.register === null) {
    return (
      <td className="num">
        <span className="muted" title="还没有清单计这一栏">{`—/${formatNumber(of.target)}`}</span>
      </td>
    );
  }
  if (of.target === '0' && of.done === '0') return <td className="num fig-absent">—</td>;
  const sign = paceSign(of.pace);
  const share = Number(of.target) > 0 ? Math.min(1, Number(of.done) / Number(of.target)) : 0;
  const figure = `${formatNumber(of.done)}/${of.target === '0' ? '—' : formatNumber(of.target)}`;
  return (
    <td className="num">
      <span className="lists-figure" style={{ backgroundSize: `${share * 100}% 2px` }}>
        {sign ? <LightSign kind={sign} label={paceWords(of.pace)} /> : null}
        {href ? (
          <AddressLink href={href} title={`在办 ${of.open}，按序时应 ${formatNumber(of.expected)}`}>
            {figure}
          </AddressLink>
        ) : (
          figure
        )}
      </span>
      <RulingMark ruling={ruling} />
    </td>
  );
}
