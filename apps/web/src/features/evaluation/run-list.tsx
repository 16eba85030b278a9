import type { RunSummary } from '@tenglong/contracts/evaluation';
import { Grade } from '@tenglong/contracts/page';
import { AddressLink, bare, cell, LineTable, num, Section, unseen } from '../../shared/layout/index.ts';
import { formatInstant, formatNumber, Light } from '../../shared/value/index.ts';

const OUTCOMES = ['A', 'B', 'C', 'D', 'none'] as const;
const HEADS = [
  '次数',
  num('年度'),
  ...Grade.options.map((grade) => num(`${grade} 档`)),
  num('未评'),
  '测算',
  '说明',
  '是否最新',
  '封存校验码',
  unseen('办理'),
];

/** Every run with what it came to; two of a year can be compared. */
export function RunList({
  runs,
  current,
}: {
  readonly runs: readonly RunSummary[];
  readonly current: string;
}) {
  return (
    <Section title="历次测算" note="每次测算连同数据、办法、裁定一并封存，不再改动；家数是全市的">
      <LineTable
        label="历次测算"
        look=""
        heads={HEADS}
        rows={runs.map((run) => {
          const earlier = runs.find(({ year, number }) => year === run.year && number < run.number);
          return {
            key: run.id,
            look: run.id === current ? 'chosen' : undefined,
            cells: [
              cell(<AddressLink href={`/evaluation?run=${run.id}`}>第 {run.number} 次</AddressLink>),
              String(run.year),
              ...OUTCOMES.map((grade) => formatNumber(run.final[grade])),
              cell(`${formatInstant(run.startedAt)}，${run.startedBy}`, 'muted'),
              run.note || '—',
              cell(
                <Light kind={run.stale.length === 0 ? 'done' : 'slow'}>
                  {run.stale.length === 0 ? '最新' : run.stale.join('，')}
                </Light>,
              ),
              cell(<code>{run.capsuleHash.slice(0, 12)}</code>, 'muted'),
              earlier
                ? bare(
                    <AddressLink href={`/evaluation/compare?from=${earlier.id}&to=${run.id}`}>
                      与第 {earlier.number} 次比
                    </AddressLink>,
                  )
                : '',
            ],
          };
        })}
      />
    </Section>
  );
}
