import { z } from 'zod';

/** A name or a short sentence in Chinese. */
export const Line = z.string('请写成文字').trim().min(1, '不能为空').max(200, '文字过长，至多 200 字');
/** A paragraph. */
export const Paragraph = z.string('请写成文字').trim().min(1, '不能为空').max(2000, '文字过长，至多 2000 字');
/** The address of a clause. */
export const ClauseAddress = z.string('条款应写成带引号的地址，如 "22"').min(1, '条款地址不能为空').max(100);
