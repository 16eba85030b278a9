export { bookEntry } from './book-entry.ts';
export type { ReplayedEntry } from './check-books.ts';
export { listContested } from './claim-store.ts';
export { listWaiting } from './gap-store.ts';
export { listLedgerActuals } from './ledger-actuals.ts';
export { ledgerMigrations } from './migrations/index.ts';
export { type LedgerDeps, ledgerRoutes } from './routes.ts';
export { type Settling, settleBooks } from './settle-books.ts';
