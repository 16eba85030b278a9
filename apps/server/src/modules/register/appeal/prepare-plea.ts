import type { Plan } from '@tenglong/domain/plan';
import type { FieldValue, Publication } from '@tenglong/domain/register';
import { toPlainDecimal } from '@tenglong/domain/values';
import { countyScope } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { publishedStanding } from '../../evaluation/index.ts';
import { standingWords } from './appeal-effect.ts';
import type { StoredPublication } from './publications.ts';
import { countPublished, findPublishedRow, rowWords } from './published-rows.ts';

interface Plea {
  readonly names: Publication;
  readonly stored: StoredPublication;
  readonly plan: Plan;
  readonly creditCode: string | null;
  readonly fields: ReadonlyMap<string, FieldValue>;
}

const refuse = (path: string, message: string): never => {
  throw new Problem('INPUT_INVALID', { details: [{ path, message }] });
};

/**
 * What an appeal that is not over a figure rests on: the row it names as it was published, or the grade; and what would
 * become of it. Nothing under a plan whose appeals say no more than a figure.
 *
 * @throws Problem INPUT_INVALID, RUN_NOT_FOUND, ENTERPRISE_NOT_EVALUATED
 */
export async function preparePlea(tx: Tx, plea: Plea): Promise<readonly (readonly [string, FieldValue])[]> {
  const { names, stored, fields } = plea;
  if (names.plea === undefined) return [];
  const what = fields.get(names.plea);
  if (stored.register !== null) return overList(tx, plea, what);
  if (what !== 'grade') return [];
  return overGrade(tx, plea);
}

async function overList(tx: Tx, { names, stored, creditCode, fields }: Plea, what: FieldValue | undefined) {
  const pleaName = names.plea ?? '';
  if (typeof what !== 'string' || what === '')
    return refuse(pleaName, '请选申诉什么：不应在列、应列而未列、内容有误');
  if (what === 'grade' || what === 'figure') return refuse(pleaName, '公示的是清单，不能申诉等级或评价的数');
  const words = names.words === undefined ? undefined : fields.get(names.words);
  if (what === 'corrected' && (typeof words !== 'string' || words.trim() === '')) {
    return refuse(names.words ?? pleaName, '请写明应改为什么');
  }
  const all = stored.row_count ?? 0;
  if (what === 'missing') return [[names.effect, `采纳的，公示 ${all} 条增为 ${all + 1} 条`]] as const;
  const number = names.row === undefined ? undefined : fields.get(names.row);
  if (!number || typeof number !== 'object') {
    return what === 'other' ? [] : refuse(names.row ?? pleaName, '请写明对公示的第几行申诉');
  }
  // Whose row it is was published; only who may appeal over it is asked.
  const row = await findPublishedRow(tx, countyScope, stored.number, Number(toPlainDecimal(number)));
  if (!row) return refuse(names.row ?? pleaName, '公示里没有这一行');
  const isOfEnterprise = /^[0-9A-Z]{18}$/.test(row.subjectId ?? '');
  if (isOfEnterprise && row.subjectId !== creditCode) {
    return refuse(names.row ?? pleaName, '这一行不是所选的企业');
  }
  const { ofUnit } = await countPublished(tx, stored.number, row.unitName);
  const effect =
    what === 'removed'
      ? `采纳的，公示 ${all} 条减为 ${all - 1} 条，${row.unitName} ${ofUnit} 条减为 ${ofUnit - 1} 条`
      : `采纳的，这一行改正，公示仍是 ${all} 条`;
  return [
    [names.published, rowWords(row)],
    [names.effect, effect],
  ] as const;
}

async function overGrade(tx: Tx, { names, stored, creditCode, fields }: Plea) {
  const claim = names.claim === undefined ? undefined : fields.get(names.claim);
  if (typeof claim !== 'string' || claim === '') return refuse(names.claim ?? '', '请选主张的等级');
  if (!stored.run_id || !creditCode) return [];
  const before = await publishedStanding(tx, stored.run_id, creditCode);
  if (before.grade === claim) return refuse(names.claim ?? '', `公布的就是 ${claim} 类`);
  return [
    [names.published, standingWords(before)],
    [names.effect, `${standingWords(before)} → ${claim} 类；得分和名次不变，不占别家名额`],
    [names.before, before.grade ?? 'none'],
    [names.after, claim],
  ] as const;
}
