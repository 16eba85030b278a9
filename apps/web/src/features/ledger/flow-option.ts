import type { LedgerResourceText } from '@tenglong/contracts/ledger';
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPalette, ChartTable } from '../../shared/chart/index.ts';
import { formatNumber } from '../../shared/value/index.ts';

type Flow = Pick<LedgerResourceText, 'nodes' | 'links' | 'decimals' | 'unit'>;

const ROW = 38;
const LEAST = 150;

/** High enough that the side with more ends has room for a label each. */
export function flowHeight({ nodes }: Flow): number {
  const sources = nodes.filter(({ kind }) => kind === 'source').length;
  return Math.max(LEAST, ROW * Math.max(sources, nodes.length - sources - 1) + 20);
}

/** From freed to used: sources grey, uses teal, what is left pale; both sides labelled with their sums. */
export const flowOption =
  ({ nodes, links, decimals }: Flow, narrow: boolean) =>
  (palette: ChartPalette): EChartsCoreOption => {
    const colours = {
      source: palette.ink3,
      pool: palette.data,
      use: palette.data,
      kept: palette.dataCtx,
      pending: palette.dataCtx,
      end: palette.dataSoft,
    } as const;
    // What goes elsewhere than to the county stands below, so that the bands do not cross.
    const aside = (id: string) =>
      links.some(({ from, to }) => from === id && RANK_ASIDE.includes(kindOf(to)));
    const kindOf = (id: string) => nodes.find((node) => node.id === id)?.kind ?? 'use';
    const order = [...nodes].sort(
      (a, b) =>
        RANK.indexOf(a.kind) - RANK.indexOf(b.kind) ||
        Number(aside(a.id)) - Number(aside(b.id)) ||
        Number(b.amount) - Number(a.amount),
    );
    const source = nodes.filter(({ kind }) => kind === 'source').map((node) => labelOf(node, decimals));
    return {
      series: [
        {
          type: 'sankey',
          left: narrow ? 74 : Math.max(120, ...source.map(widthOf)),
          right: narrow ? 98 : 190,
          top: 10,
          bottom: 10,
          nodeWidth: 8,
          nodeGap: 16,
          draggable: false,
          // Grown into view it would stay cut to its bands, labels lost, whenever the frame changes meanwhile.
          animation: false,
          layoutIterations: 0,
          emphasis: { disabled: true },
          lineStyle: { color: palette.dataCtx, opacity: 0.55, curveness: 0.5 },
          label: {
            color: palette.ink,
            fontSize: 12,
            lineHeight: 16,
            ...(narrow && { width: 88, overflow: 'break' }),
          },
          data: order.map(({ id, title, kind, amount }) => ({
            name: id,
            itemStyle: { color: colours[kind] },
            label: {
              position: kind === 'source' ? 'left' : 'right',
              ...(narrow && kind === 'source' && { width: 64 }),
              formatter: labelOf({ title, amount }, decimals, narrow ? '\n' : '  '),
            },
          })),
          links: links.map(({ from, to, amount }) => ({
            source: from,
            target: to,
            value: Number(amount),
            lineStyle: {
              color: ['use', 'end'].includes(kindOf(to)) ? palette.dataSoft : palette.dataCtx,
            },
          })),
        },
      ],
    };
  };

const labelOf = (
  { title, amount }: Pick<Flow['nodes'][number], 'title' | 'amount'>,
  decimals: number,
  gap = '  ',
) => `${title}${gap}${formatNumber(amount, { decimals })}`;

/** About how wide a label is at 12 px: characters of Chinese are square, others half as wide. */
const widthOf = (text: string): number =>
  [...text].reduce((all, letter) => all + (letter > '\u2000' ? 12 : 7), 16);

const RANK_ASIDE: readonly string[] = ['kept', 'pending'];
const RANK = ['source', 'pool', 'use', 'end', 'kept', 'pending'];

/** The same as a table: every band with its amount. */
export function flowTable({ nodes, links, decimals, unit }: Flow): ChartTable {
  const title = (id: string) => nodes.find((node) => node.id === id)?.title ?? id;
  return {
    head: ['从', '到', unit],
    rows: links.map(({ from, to, amount }) => [title(from), title(to), formatNumber(amount, { decimals })]),
  };
}
