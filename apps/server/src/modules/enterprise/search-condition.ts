import { cleanName } from '@tenglong/domain/enterprise';
import { type SQL, sql } from 'drizzle-orm';
import { likeLiteral } from '../../platform/database/index.ts';

/** That the enterprise `e` of a query is meant by a text: part of its name, its code, or its pinyin, initials or in full. */
export function searchCondition(text: string): SQL {
  const key = likeLiteral(cleanName(text));
  const contains = `%${key}%`;
  const byText = sql`e.name_key like ${contains} or e.credit_code like ${contains.toUpperCase()}`;
  const latin = contains.toLowerCase();
  return /^[a-z]+$/i.test(key)
    ? sql`(${byText} or e.initials like ${latin} or replace(e.pinyin, ' ', '') like ${latin})`
    : sql`(${byText})`;
}
