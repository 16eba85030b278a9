import { expect, test } from 'vitest';
import { Problem } from '../problem/index.ts';
import { DatabaseFault, normaliseFault } from './fault.ts';

const thrown = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  ['it is shut down', '57P01', 'terminating connection due to administrator command'],
  ['it takes no connections', '55000', 'database "tenglong" is not currently accepting connections'],
  ['the account may not connect', '42501', 'permission denied for database "tenglong"'],
  ['the account may not sign in', '28000', 'role "tenglong" is not permitted to log in'],
  ['the password was changed', '28P01', 'password authentication failed for user "tenglong"'],
  ['it was dropped', '57P04', 'terminating connection due to database drop'],
  ['it is not there', '3D000', 'database "tenglong" does not exist'],
  ['it is a standby', '0A000', 'cannot set transaction read-write mode during recovery'],
  ['too many are connected', '53300', 'sorry, too many clients already'],
  ['nobody listens', 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432'],
])('the database is away where %s', (_title, code, message) => {
  const problem = normaliseFault(thrown(code, message));
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
});

test.each([
  ['55000', 'currval of sequence "a" is not yet defined in this session'],
  ['42501', 'permission denied for table enterprises'],
  ['42P01', 'relation "nothing" does not exist'],
  ['25006', 'cannot execute INSERT in a read-only transaction'],
])('a fault of our own is none of these: %s', (code, message) => {
  expect(normaliseFault(thrown(code, message))).toBeInstanceOf(DatabaseFault);
});
