import type { Plan } from '../plan.ts';
import { checkTotals } from '../totals.ts';
import type { Contradiction } from './contradiction.ts';

/** Lists whose own figures do not add up. */
export function findTotalContradictions(plan: Plan): Contradiction[] {
  const { columns, rows } = checkTotals(plan);
  const totals = columns.flatMap((check): Contradiction[] =>
    check.ok || check.printed === null
      ? []
      : [
          {
            kind: 'total-differs',
            quantity: `${check.address} ${check.title}`,
            title: `${check.list}·${check.title}`,
            sources: [
              {
                address: `${check.address}/${plan.totalLabel}`,
                value: check.printed,
                text: `印出的${plan.totalLabel} ${check.printed}`,
                column: check.title,
              },
              {
                address: check.address,
                value: check.sum,
                text: `各行相加 ${check.sum}`,
                column: check.title,
              },
            ],
            sentence: check.message ?? '',
            suggestion: '请核对是某一行还是合计印错；未裁定前合计照印出的数，与各行之差另列。',
          },
        ],
  );
  const parts = rows.map(
    (row): Contradiction => ({
      kind: row.kind === 'parts' ? 'total-differs' : 'part-exceeds-whole',
      quantity: `${row.address} ${row.title}`,
      title: row.title,
      sources: [
        { address: row.address, value: row.value, text: `${row.title} ${row.value}`, column: row.title },
        {
          address: row.address,
          value: row.expected,
          text: `${row.kind === 'parts' ? '分项之和' : '所属总数'} ${row.expected}`,
          column: row.title,
        },
      ],
      sentence: row.message,
      suggestion: '请核对这一行各栏；未裁定前按分项计。',
    }),
  );
  return [...totals, ...parts];
}
