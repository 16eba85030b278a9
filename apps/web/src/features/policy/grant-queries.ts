import { queryOptions } from '@tanstack/react-query';
import { ApplicationLists, GrantSheet, type MachineRuling, MachinesTaken } from '@tenglong/contracts/policy';
import { request } from '../../shared/api/index.ts';

/** How the policy judges an application today, its machines, its pins. */
export const grantQuery = (entryId: string, revision: number) =>
  queryOptions({
    queryKey: ['policy', 'grant', entryId, revision],
    queryFn: ({ signal }) => request(GrantSheet, 'GET', `/entries/${entryId}/grant`, { signal }),
  });

export const ruleOnMachine = (entryId: string, machine: string, body: MachineRuling) =>
  request(GrantSheet, 'POST', `/entries/${entryId}/machines/${machine}`, { body });

export const applicationsQuery = queryOptions({
  queryKey: ['policy', 'applications'],
  queryFn: ({ signal }) => request(ApplicationLists, 'GET', '/applications', { signal }),
});

/** Takes an equipment sheet into a list of applications. @param seen - up to when the lines of others were looked at */
export function takeMachines(register: string, file: File, seen: string) {
  const body = new FormData();
  body.append('seen', seen);
  body.append('file', file);
  return request(MachinesTaken, 'POST', `/registers/${register}/machines`, { body });
}
