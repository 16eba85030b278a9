import { customType } from 'drizzle-orm/pg-core';

/**
 * Column types whose JavaScript form is the one `decode.ts` gives, whichever engine runs. Use these instead of
 * drizzle's own `timestamp`, `date`, `numeric`, `bigint` and `jsonb`, which each decode a second time.
 */

/** An instant, `2023-08-31T15:59:59.500Z`. */
export const instant = customType<{ data: string }>({ dataType: () => 'timestamp with time zone' });

/** A calendar day, `2023-08-31`. */
export const day = customType<{ data: string }>({ dataType: () => 'date' });

/** An exact decimal as text, `1234.50`. */
export const decimal = customType<{ data: string }>({ dataType: () => 'numeric' });

/** A whole number up to 2^53. */
export const count = customType<{ data: number }>({ dataType: () => 'bigint' });

export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** JSON; decimals inside it are strings. */
export const json = <Value>(name: string) =>
  customType<{ data: Value; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => value as Value,
  })(name);
