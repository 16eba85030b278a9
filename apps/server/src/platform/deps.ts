import type { Clock } from './clock/index.ts';
import type { Database } from './database/index.ts';
import type { Logger } from './log/index.ts';

/** What every use case is given. A module that needs more extends this and says so in its own file. */
export interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
}
