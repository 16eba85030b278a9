export { noticeCountQuery } from './notice-queries.ts';
export { NoticeSearch, OutboxSearch } from './notice-search.ts';
