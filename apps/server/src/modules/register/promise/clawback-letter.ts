import { groupThousands } from '@tenglong/domain/values';
import type { DocumentSpec } from '../../../platform/document/index.ts';

export interface LetterFacts {
  readonly number: string;
  /** Who issues it. */
  readonly office: string;
  /** The words of the plan it rests on; empty where the plan's data has none. */
  readonly basis: string;
  readonly enterprise: string;
  readonly creditCode: string;
  readonly commitment: string;
  readonly content: string;
  readonly ground: string;
  readonly foundOn: string;
  readonly reason: string;
  readonly steps: readonly {
    readonly label: string;
    readonly value: string;
    readonly unit: string;
    readonly how: string;
  }[];
  /** What has come back already; `null` if nothing. */
  readonly recoveredYuan: string | null;
  readonly leftYuan: string;
  readonly dueOn: string;
  readonly today: string;
}

/** `2023-08-09` as an official letter writes it: 2023年8月9日. */
function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const figure = (value: string, unit: string): string =>
  (unit === '元' ? groupThousands(value) : value) + unit;

/** 追缴通知书: who, for which promise, by which clause, how the sum was worked out, until when, and what may be said against it. */
export function clawbackLetter(facts: LetterFacts): DocumentSpec {
  const { office, basis, enterprise, creditCode, commitment, content, ground, reason, steps, leftYuan } =
    facts;
  const found = reason.trim() === '' ? '' : `认定理由：${reason.trim().replace(/[。；]$/, '')}。`;
  const before = facts.recoveredYuan === null ? '' : `此前已退回${groupThousands(facts.recoveredYuan)}元，`;
  return {
    title: `追缴通知书 ${facts.number}`,
    blocks: [
      { kind: 'number', text: facts.number },
      { kind: 'title', text: '关于追缴奖补资金的通知书' },
      { kind: 'addressee', text: `${enterprise}（统一社会信用代码：${creditCode}）：` },
      {
        kind: 'text',
        text: `你单位享受奖补资金时承诺：${content.replace(/。$/, '')}（承诺编号：${commitment}${ground === '' ? '' : `，依据${ground.replaceAll(' ', '')}`}）。经核查，于${dayText(facts.foundOn)}认定未严格履约。${found}`,
      },
      {
        kind: 'text',
        text: `${basis === '' ? '' : `${basis}，`}现将追缴事项通知如下。`,
      },
      { kind: 'heading', text: '一、追缴金额及计算' },
      {
        kind: 'table',
        head: ['项目', '数额', '说明'],
        rows: steps.map(({ label, value, unit, how }) => [label, figure(value, unit), how]),
        widths: [27, 28, 45],
        figures: [1],
      },
      { kind: 'text', text: `${before}本次应退回人民币${groupThousands(leftYuan)}元。` },
      { kind: 'heading', text: '二、缴款期限' },
      {
        kind: 'text',
        text: `请于${dayText(facts.dueOn)}前将上述款项退回原拨付账户，并将银行回单送本单位。逾期未退回的，依法依规处理，并纳入严重失信名单。`,
      },
      { kind: 'heading', text: '三、陈述申辩' },
      {
        kind: 'text',
        text: '对本通知认定的事实、计算和依据有异议的，可以在缴款期限届满前书面向本单位陈述申辩，并附相关证据；本单位复核后书面答复。',
      },
      { kind: 'sign', text: office },
      { kind: 'sign', text: dayText(facts.today) },
    ],
  };
}
