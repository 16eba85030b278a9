import type { Migration } from '../../../platform/database/index.ts';
import register from './0001-register.sql?raw';
import days from './0010-days.sql?raw';
import severalAndSeals from './0020-several-and-seals.sql?raw';
import sums from './0030-sums.sql?raw';
import spotChecks from './0040-spot-checks.sql?raw';
import publications from './0041-publications.sql?raw';
import publishedRows from './0042-published-rows.sql?raw';
import photoPlaces from './0043-photo-places.sql?raw';
import promises from './0060-promises.sql?raw';
import corrections from './0065-corrections.sql?raw';
import openEntries from './0070-open-entries.sql?raw';
import brokenByCheck from './0071-broken-by-check.sql?raw';
import mapPlaces from './0080-map-places.sql?raw';

export const registerMigrations: readonly Migration[] = [
  { id: 'register/0001-register', sql: register },
  { id: 'register/0010-days', sql: days },
  { id: 'register/0020-several-and-seals', sql: severalAndSeals },
  { id: 'register/0030-sums', sql: sums },
  { id: 'register/0040-spot-checks', sql: spotChecks },
  { id: 'register/0041-publications', sql: publications },
  { id: 'register/0042-published-rows', sql: publishedRows },
  { id: 'register/0043-photo-places', sql: photoPlaces },
  { id: 'register/0060-promises', sql: promises },
  { id: 'register/0065-corrections', sql: corrections },
  { id: 'register/0070-open-entries', sql: openEntries },
  { id: 'register/0071-broken-by-check', sql: brokenByCheck },
  { id: 'register/0080-map-places', sql: mapPlaces },
];
