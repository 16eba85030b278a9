import type { FactsFile } from '../enterprise/index.ts';
import type { FactDeclaration, Vocabulary } from '../rule/index.ts';
import { declareField } from './register-field.ts';
import type { RegisterFile } from './register-file.ts';
import { GRANT_FACTS } from './register-grant.ts';
import { CLAWBACK_FACTS, INTERLOCK_FACTS } from './register-promise.ts';

const DAYS = '日';
const PIECES = '件';

/**
 * What the records linked to a task of the plan say: its goals, each with whether it is reached and what is done as a
 * share of what should be by now, and the entries of the registers that carry it out.
 */
const TASK_FACTS: Vocabulary = {
  'task.goals': {
    type: 'list',
    label: '关联目标',
    fields: {
      title: { type: 'text', label: '目标' },
      reached: { type: 'boolean', label: '已达目标' },
      share: { type: 'number', label: '完成与序时之比', decimals: 8 },
    },
  },
  'task.open': { type: 'number', label: '关联清单在办', unit: PIECES, decimals: 0 },
  'task.overdue': { type: 'number', label: '关联清单逾期', unit: PIECES, decimals: 0 },
};

/**
 * What the rules of a register may name: its own fields; of the entry its stage, unit, days and clock; how many
 * pieces of each kind of evidence there are; how many other entries about the same subject stand where; and what is
 * known of the enterprise it is about.
 */
export function entryVocabulary(file: RegisterFile, dictionary: Pick<FactsFile, 'facts'>): Vocabulary {
  const named = (pairs: (readonly [string, FactDeclaration])[]): Vocabulary => Object.fromEntries(pairs);
  return {
    ...named(Object.entries(file.fields).map(([name, field]) => [name, declareField(field)])),
    'entry.stage': {
      type: 'text',
      label: '阶段',
      options: Object.fromEntries(file.stages.map(({ id, title }) => [id, title])),
    },
    'entry.unit': { type: 'text', label: '所在乡镇（街道）' },
    'entry.today': { type: 'date', label: '当日' },
    'entry.openedOn': { type: 'date', label: '列入日期' },
    'entry.stageSince': { type: 'date', label: '到本阶段的日期' },
    'entry.dueOn': { type: 'date', label: '到期日' },
    'entry.closedOn': { type: 'date', label: '销号日期' },
    'entry.leftDays': { type: 'number', label: '距到期日数', unit: DAYS, decimals: 0 },
    'entry.overdueDays': { type: 'number', label: '逾期日数', unit: DAYS, decimals: 0 },
    'entry.idleDays': { type: 'number', label: '未动日数', unit: DAYS, decimals: 0 },
    'entry.held': { type: 'boolean', label: '暂停计时' },
    ...named(
      Object.entries(file.evidence).map(([id, { label }]) => [
        `evidence.${id}`,
        { type: 'number', label, unit: PIECES, decimals: 0 },
      ]),
    ),
    ...named(
      Object.entries(file.others).map(([id, { label }]) => [
        `others.${id}`,
        { type: 'number', label, unit: PIECES, decimals: 0 },
      ]),
    ),
    ...named(
      dictionary.facts.map(({ id, title, unit }) => [
        `enterprise.${id}`,
        { type: 'number', label: title, unit, decimals: 6 },
      ]),
    ),
    'enterprise.grade': { type: 'text', label: '亩均评价等级' },
    'enterprise.scale': { type: 'text', label: '规模', options: { above: '规上', below: '规下' } },
    'enterprise.industry': { type: 'text', label: '行业代码' },
    ...(file.subject === 'task' ? TASK_FACTS : {}),
    ...(file.policy ? GRANT_FACTS : {}),
    ...(file.interlocks.length > 0 ? INTERLOCK_FACTS : {}),
    ...(file.subject === 'enterprise' ? CLAWBACK_FACTS : {}),
  };
}
