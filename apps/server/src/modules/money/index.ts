export { type AstrayPayment, astrayOwed, bookAstray, bookAstrayBack, OWES_ASTRAY } from './book-astray.ts';
export { bookMoney, type MoneyBooking, moneyInStep } from './book-money.ts';
export { getFunds, keepsFunds, needKeeper, policyTitle } from './fund-book.ts';
export { moneyMigrations } from './migrations/index.ts';
export { loadWaysByEntry, lockMoney } from './posting-rows.ts';
export { confirmMoney, proposeMoney } from './proposals.ts';
export { moneyRoutes } from './routes.ts';
