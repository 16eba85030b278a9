import { z } from 'zod';
import { textParam } from '../../shared/url/index.ts';

/** 人员权限 in the address: what is looked for, and the person that lies open. */
export const PeopleSearch = z.object({ q: textParam(), person: textParam() });
export type PeopleSearch = z.infer<typeof PeopleSearch>;
