import { z } from 'zod';

/** One line that somebody reads; never empty. */
export const Line = z.string('请写成文字').trim().min(1, '文字不能为空').max(400, '文字过长');

/** Identity of a stage, move, evidence or register: lower-case letters, digits, hyphens. */
export const Id = z
  .string('标识应写成文字')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '标识只用小写字母、数字和连字符，如 joint-acceptance');

/** The address of the clause that says so: `1`, `五.3`, `附件1#16`. */
export const ClauseText = z.string('条款应写成带引号的地址，如 "1"').min(1, '条款地址不能为空').max(100);
