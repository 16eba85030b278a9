import { z } from 'zod';

/**
 * The name that a page gives to what it makes, one for each form: sent twice, because somebody pressed twice or the answer
 * was lost on the way, it is made once. What comes without one is made as often as it comes.
 */
export const SubmissionId = z.uuid('提交的编号不对，请刷新页面后重新提交').optional();
