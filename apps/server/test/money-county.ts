import type { BudgetOverview, MoneyCheck } from '@tenglong/contracts/money';
import { sql } from 'drizzle-orm';
import type { TestApp, TestClient } from './app.ts';
import { act, asFinance } from './grant-steps.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

/** The sample county's plan with nobody's budget entered yet, the office and the finance bureau signed in. */
export interface MoneyCounty {
  readonly t: TestApp;
  readonly office: TestClient;
  readonly finance: TestClient;
  budget(): Promise<BudgetOverview>;
  /** Of the industry's fund of 2023: allotted, committed, paid and left, in yuan. */
  standing(): Promise<(string | undefined)[]>;
  /** Proposes and confirms by two persons, and answers what the second was told, or the first if it was refused. */
  enter(body: object, by?: TestClient, confirmed?: TestClient): ReturnType<TestClient['post']>;
  check(): Promise<MoneyCheck>;
  /** The entry of an application by its number. */
  idOf(number: string): Promise<string>;
  /** A step of an application, as the office takes it from the page that was just opened. */
  move(number: string, name: string, more?: object): ReturnType<TestClient['post']>;
  order(number: string): ReturnType<TestClient['post']>;
}

export async function createMoneyCounty(): Promise<MoneyCounty> {
  const t = await createYuhuanApp();
  const office = await t.as('office');
  const finance = await asFinance(t);
  const idOf = async (number: string): Promise<string> => {
    const [row] = await t.deps.db.read((tx) =>
      tx.rows<{ id: string }>(sql`select id from register_entries where several = ${number}`),
    );
    return row?.id ?? '';
  };
  const budget = async (): Promise<BudgetOverview> => (await office.get('/api/budget?year=2023')).json();
  const move = async (number: string, name: string, more: object = {}) =>
    act(office, await idOf(number), { kind: 'move', move: name, fields: {}, ...more });
  return {
    t,
    office,
    finance,
    idOf,
    budget,
    move,
    order: (number) => move(number, 'order'),
    standing: async () => {
      const found = (await budget()).funds.find(({ fund }) => fund === 'industry');
      return [found?.allottedYuan, found?.committedYuan, found?.paidYuan, found?.leftYuan];
    },
    enter: async (body, by = finance, confirmed = office) => {
      const proposed = await by.post('/api/budget/proposals', {
        kind: 'budget',
        fund: 'industry',
        year: 2023,
        reason: '市人大批准',
        ...body,
      });
      if (proposed.statusCode !== 200) return proposed;
      const { proposals }: BudgetOverview = proposed.json();
      return confirmed.post(`/api/budget/proposals/${proposals.at(-1)?.id}/confirmation?year=2023`);
    },
    check: async () => (await office.get('/api/money/check')).json(),
  };
}
