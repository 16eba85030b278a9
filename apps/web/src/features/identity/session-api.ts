import { queryOptions } from '@tanstack/react-query';
import { type ChangePassword, Session, type SignIn, Welcome } from '@tenglong/contracts/identity';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';

export const signIn = (body: SignIn) => request(Session, 'POST', '/session', { body });
export const signOut = () => request(z.void(), 'DELETE', '/session');
export const changePassword = (body: ChangePassword) =>
  request(z.void(), 'POST', '/session/password', { body });

export const countyQuery = queryOptions({
  queryKey: ['county'],
  queryFn: ({ signal }) => request(Welcome, 'GET', '/county', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});
