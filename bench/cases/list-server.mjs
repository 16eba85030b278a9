import { measureList } from './list.mjs';

export const measure = () => measureList('server', 50);
