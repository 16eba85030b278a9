import type { LedgerResourceText } from '@tenglong/contracts/ledger';
import { useMemo, useRef } from 'react';
import { BigChart } from '../../shared/chart/index.ts';
import { EmptyState } from '../../shared/feedback/index.ts';
import { Section, useWidth } from '../../shared/layout/index.ts';
import { flowHeight, flowOption, flowTable } from './flow-option.ts';

const NARROW = 600;

/** From whom to what, as a flow; on paper as the table it stands for. */
export function FlowSection({ resource }: { readonly resource: LedgerResourceText }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const narrow = width > 0 && width < NARROW;
  const option = useMemo(() => flowOption(resource, narrow), [resource, narrow]);
  const table = useMemo(() => flowTable(resource), [resource]);
  return (
    <Section
      title={`${resource.title}从腾出到占用`}
      note={`单位：${resource.unit}。左边是怎么腾出的，右边是用到哪里、还剩多少`}
    >
      <div ref={frame}>
        {resource.links.length === 0 ? (
          <EmptyState>{`${resource.title}还没有入账`}</EmptyState>
        ) : (
          <>
            <div className="noprint">
              <BigChart
                label={`${resource.title}从腾出到占用`}
                table={table}
                height={flowHeight(resource)}
                option={option}
              />
            </div>
            <table className="tbl tbl-flush print-only">
              <thead>
                <tr>
                  {table.head.map((head, at) => (
                    <th key={head} scope="col" className={at === 2 ? 'num' : undefined}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map(([from, to, amount]) => (
                  <tr key={`${from} ${to}`}>
                    <td>{from}</td>
                    <td>{to}</td>
                    <td className="num">{amount}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Section>
  );
}
