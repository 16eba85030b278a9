import { queryOptions } from '@tanstack/react-query';
import { GradeAdjustment, type NewAdjustment } from '@tenglong/contracts/evaluation';
import { z } from 'zod';
import { request } from '../../shared/api/index.ts';

export const adjustmentsQuery = (year: number) =>
  queryOptions({
    queryKey: ['evaluation', 'adjustments', year],
    queryFn: ({ signal }) =>
      request(z.array(GradeAdjustment), 'GET', '/evaluation/adjustments', { query: { year }, signal }),
  });

export const addAdjustment = (body: NewAdjustment) =>
  request(GradeAdjustment, 'POST', '/evaluation/adjustments', { body });

export const withdrawAdjustment = (id: string, why: string) =>
  request(GradeAdjustment, 'POST', `/evaluation/adjustments/${id}/withdrawal`, { body: { why } });
