export { addNotices, type NewNotice, type Recipient, withdrawNotices } from './add-notices.ts';
export { noticeMigrations } from './migrations/index.ts';
export type { OutwardDeps, OutwardSettings } from './outbox/outward.ts';
export { createPostman, type Postman, type Send } from './outbox/postman.ts';
export { outboxRoutes } from './outbox/routes.ts';
export { noticeRoutes } from './routes.ts';
