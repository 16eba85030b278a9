import { measureList } from './list.mjs';

export const measure = () => measureList('embedded', 100);
