import { type Claim, conflictOf, sharedParcels } from '@tenglong/domain/ledger';
import type { Plan, Ruling } from '@tenglong/domain/plan';
import type { HoldingClaim } from '@tenglong/domain/register';
import { type Exact, isZero, subtract, toPlainDecimal } from '@tenglong/domain/values';
import type { StandingClaim } from './claim-book.ts';
import type { Claiming } from './contest-claims.ts';
import { LedgerTitles } from './ledger-titles.ts';

const plain = (amount: Exact): string => toPlainDecimal(amount) ?? '';

const whose = (titles: LedgerTitles, { register, subjectName }: StandingClaim): string =>
  `${titles.register(register)}“${subjectName}”`;

/** `宗地 YH-2023-01 已由低效闲置用地“石桥地块”腾出，这里的用地 3 亩不再计` */
export function rivalWords({ plan, holdings }: Claiming, claim: Claim, rival: StandingClaim): string {
  const titles = new LedgerTitles(plan);
  const { title, unit } = titles.resource(claim.resource);
  const posted = holdings.postings.filter(({ resource }) => resource === claim.resource);
  const amounts = posted.map(({ amount }) => `${plain(amount)} ${unit}`).join('、');
  if (conflictOf(claim, rival) === 'same') {
    const shared = sharedParcels(claim, rival).join('、');
    return `宗地 ${shared} 已由${whose(titles, rival)}腾出，这里的${title} ${amounts}不再计`;
  }
  const firm = rival.firmName ?? claim.firmName ?? '';
  return `${firm}的${title}已由${whose(titles, rival)}腾出，没有写明宗地编号，分不清这里的 ${amounts}是不是同一宗`;
}

/** `用能 80 吨标准煤中 60 已由高耗低效整治“甲公司”计入，这里只记 20（方案没有写明是否同一笔，暂按同一笔）` */
export function restWords(
  plan: Plan,
  { resource, amount: declared, unsaid }: HoldingClaim,
  booked: Exact,
  besides: readonly StandingClaim[],
  ruling: Ruling | undefined,
): string {
  const titles = new LedgerTitles(plan);
  const { title, unit } = titles.resource(resource);
  const by = besides.map((one) => whose(titles, one)).join('、');
  const less = plain(subtract(declared, booked));
  const said = isZero(booked)
    ? `${title} ${plain(declared)} ${unit}已由${by}计入，不再计`
    : `${title} ${plain(declared)} ${unit}中 ${less} 已由${by}计入，这里只记 ${plain(booked)}`;
  if (unsaid === null) return said;
  return ruling?.status === 'adopted'
    ? `${said}（依裁定是同一笔）`
    : `${said}（方案没有写明是否同一笔，暂按同一笔）`;
}
