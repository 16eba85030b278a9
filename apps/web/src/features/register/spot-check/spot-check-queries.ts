import { queryOptions } from '@tanstack/react-query';
import {
  type NewSpotCheck,
  SpotCheckDetail,
  type SpotCheckFinding,
  SpotCheckList,
  SpotCheckPopulation,
} from '@tenglong/contracts/register';
import type { z } from 'zod';
import { request, upload } from '../../../shared/api/index.ts';

export const spotChecksQuery = queryOptions({
  queryKey: ['register', 'spot-checks'],
  queryFn: ({ signal }) => request(SpotCheckList, 'GET', '/spot-checks', { signal }),
});

const at = (number: string | number, what = '') => `/spot-checks/${encodeURIComponent(number)}${what}`;

export const spotCheckQuery = (number: string) =>
  queryOptions({
    queryKey: ['register', 'spot-check', number],
    queryFn: ({ signal }) => request(SpotCheckDetail, 'GET', at(number), { signal }),
    staleTime: 0,
  });

/** Read only when somebody checks the drawing: it names everything that was drawn from. */
export const readPopulation = (number: number) =>
  request(SpotCheckPopulation, 'GET', at(number, '/population'));

export const publishCheck = (body: z.input<typeof NewSpotCheck>) =>
  request(SpotCheckDetail, 'POST', '/spot-checks', { body });

export const drawCheck = (number: number, publicValue: string) =>
  request(SpotCheckDetail, 'POST', at(number, '/drawing'), { body: { publicValue } });

export const voidCheck = (number: number, reason: string) =>
  request(SpotCheckDetail, 'POST', at(number, '/void'), { body: { reason } });

export const judgeItem = (number: number, entry: string, { result, reason }: SpotCheckFinding, file: File) =>
  upload(SpotCheckDetail, at(number, `/items/${entry}/result`), file, { fields: { result, reason } });

export const proofAddress = (number: number, entry: string): string =>
  `/api${at(number, `/items/${entry}/proof`)}`;
