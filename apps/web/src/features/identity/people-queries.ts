import { queryOptions } from '@tanstack/react-query';
import {
  FactorOffer,
  type GrantRole,
  type LinkSso,
  MadePassword,
  type NewDeputy,
  type NewPerson,
  People,
  RecoveryCodes,
} from '@tenglong/contracts/identity';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';

export const peopleQuery = queryOptions({
  queryKey: ['identity', 'people'],
  queryFn: ({ signal }) => request(People, 'GET', '/people', { signal }),
});

export const addPerson = (body: NewPerson) => request(MadePassword, 'POST', '/people', { body });
export const resetPassword = (id: string, seen: string) =>
  request(MadePassword, 'POST', `/people/${id}/password`, { body: { seen } });
export const setPersonUse = (id: string, disabled: boolean) =>
  request(z.void(), 'PUT', `/people/${id}/use`, { body: { disabled } });
export const unlockPerson = (id: string) => request(z.void(), 'POST', `/people/${id}/unlock`);
export const grantRole = (id: string, body: GrantRole) =>
  request(z.void(), 'PUT', `/people/${id}/role`, { body });
export const linkPerson = (id: string, body: LinkSso) =>
  request(z.void(), 'PUT', `/people/${id}/sso`, { body });
export const addDeputy = (id: string, body: NewDeputy) =>
  request(z.void(), 'POST', `/people/${id}/deputies`, { body });
export const endDeputy = (id: string) => request(z.void(), 'DELETE', `/people/deputies/${id}`);

export const actFor = (userId: string | null) =>
  request(z.void(), 'POST', '/session/acting', { body: { userId } });
export const offerFactor = () => request(FactorOffer, 'POST', '/session/factor');
export const confirmFactor = (code: string) =>
  request(RecoveryCodes, 'POST', '/session/factor/confirmation', { body: { code } });
