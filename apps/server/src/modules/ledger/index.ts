export { bookEntry } from './book-entry.ts';
export type { ReplayedEntry } from './check-books.ts';
export { listWaiting } from './contest-claims.ts';
export { listLedgerActuals } from './ledger-actuals.ts';
export { ledgerMigrations } from './migrations/index.ts';
export { type LedgerDeps, ledgerRoutes } from './routes.ts';
export { settleBooks } from './settle-books.ts';
