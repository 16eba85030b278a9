import { z } from 'zod';

/** A saved filter and column set of one list page; the state is the page's own query string. */
export const SavedView = z.object({
  id: z.string(),
  page: z.string().max(64),
  name: z.string().trim().min(1, '请填名称').max(32),
  search: z.string().max(2048),
  shared: z.boolean(),
  owner: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;
export const NewView = SavedView.pick({ page: true, name: true, search: true, shared: true });
export type NewView = z.infer<typeof NewView>;
