/**
 * The accounts of every fund and budget year. What is appropriated comes from `source`; what a breach owes comes from
 * `breach`. Both stand for the world outside, so that all accounts add up to zero.
 */
export const ACCOUNTS = [
  'source',
  'available',
  'committed',
  'paid',
  'breach',
  'receivable',
  'recovered',
] as const;
export type Account = (typeof ACCOUNTS)[number];

export const ACCOUNT_TITLES: Readonly<Record<Account, string>> = {
  source: '预算来源',
  available: '预算结余',
  committed: '已承诺待付',
  paid: '已兑付',
  breach: '应追缴来源',
  receivable: '应收追缴',
  recovered: '已追回',
};

/** What an entry can stand for: money promised, money paid, money owed back, money that came back. */
export const MONEY_STATES = ['committed', 'paid', 'receivable', 'recovered'] as const;
export type MoneyState = (typeof MONEY_STATES)[number];

/** Where each comes from: nothing is paid that was not committed, nothing comes back that was not owed. */
export const CAME_FROM: Readonly<Record<MoneyState, Account>> = {
  committed: 'available',
  paid: 'committed',
  receivable: 'breach',
  recovered: 'receivable',
};
