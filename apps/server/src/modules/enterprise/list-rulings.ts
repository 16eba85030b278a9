import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { FACT_STATE } from './in-force.ts';

/** Rulings that have effect: not taken back, and what they settle is still there. `f` is `fact_rulings`. */
export const STANDING: SQL = sql`f.withdrawn_at is null
  and (f.finding_id is null or exists (select 1 from intake_findings g where g.id = f.finding_id))`;

interface Subject {
  readonly creditCode: string;
  readonly year: number;
  readonly fact: string;
}

interface Made {
  said: string;
  reason: string;
  by: string;
  at: string;
}

const day = (at: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(at));

const sentence = ({ said, reason, by, at }: Made): string =>
  [said, reason === '' ? '' : `理由：${reason}`, `${by} ${day(at)}`].filter((part) => part !== '').join('，');

const KINDS: Readonly<Record<string, string>> = {
  'choose-row': '定了以哪一行为准',
  'enter-value': '填了核实后的数',
  match: '指定了是哪一家企业',
};

/**
 * The rulings that a value in force rests on, each as a sentence with its reason, author and day: those on the figure,
 * and those by which its workbook was read.
 */
export async function listRulings(
  tx: Tx,
  { creditCode, year, fact }: Subject,
  inForce: { readonly batchId: string; readonly matchedBy: string } | undefined,
  state: number | undefined,
): Promise<string[]> {
  const onFigure =
    state === FACT_STATE.byRuling
      ? await tx.rows<Made>(sql`
          select said, reason, made_by as by, made_at as at from fact_rulings f
          where credit_code = ${creditCode} and year = ${year} and fact = ${fact} and ${STANDING}
          order by made_at desc`)
      : [];
  const onReading =
    inForce?.matchedBy === 'ruling'
      ? await tx.rows<Made & { kind: string }>(sql`
          select i.body->>'kind' as kind, '' as said, i.reason, i.made_by as by, i.made_at as at
          from intake_rulings i join batches own on own.id = ${inForce.batchId} left join batches b on b.id = i.batch_id
          where i.dataset_id = own.dataset_id and i.withdrawn_at is null and i.action <> 'dismiss'
            and i.body->>'creditCode' = ${creditCode}
            and (i.body->>'kind' = 'match' or (b.file_hash = own.file_hash and (i.body->>'year')::int = ${year}))
          order by i.made_at desc`)
      : [];
  return [
    ...onFigure.map(sentence),
    ...onReading.map(({ kind, ...made }) => sentence({ ...made, said: KINDS[kind] ?? '' })),
  ];
}
