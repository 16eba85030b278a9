import type { PlanDocument } from './document.ts';
import { orderLike } from './order-like.ts';
import { schemaOf } from './schema/catalogue.ts';

/** The value of a document with its keys in the order of its schema: the form in which it is exported. */
export function tidyDocument({ path, value }: PlanDocument): unknown {
  const read = schemaOf(path)?.safeParse(value);
  return orderLike(value, read?.success ? read.data : undefined);
}
