import { queryOptions } from '@tanstack/react-query';
import {
  type AppealAsk,
  AppealDesk,
  AppealEffect,
  type NewPublication,
  PublicationList,
  PublicationPage,
} from '@tenglong/contracts/register';
import type { z } from 'zod';
import { request } from '../../../shared/api/index.ts';

export const publicationsQuery = queryOptions({
  queryKey: ['register', 'publications'],
  queryFn: ({ signal }) => request(PublicationList, 'GET', '/publications', { signal }),
  // A window that has closed meanwhile is not offered any more.
  staleTime: 0,
});

export const publicationQuery = (number: number) =>
  queryOptions({
    queryKey: ['register', 'publications', number],
    queryFn: ({ signal }) => request(PublicationPage, 'GET', `/publications/${number}`, { signal }),
  });

export const appealQuery = (entry: string) =>
  queryOptions({
    queryKey: ['register', 'entry', entry, 'appeal'],
    queryFn: ({ signal }) => request(AppealDesk, 'GET', `/entries/${entry}/appeal`, { signal }),
    staleTime: 0,
  });

export const publish = (body: z.input<typeof NewPublication>) =>
  request(PublicationList, 'POST', '/publications', { body });

export const tryFigure = (number: number, body: z.input<typeof AppealAsk>) =>
  request(AppealEffect, 'POST', `/publications/${number}/effect`, { body });
