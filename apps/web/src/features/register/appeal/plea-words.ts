import type { Publication, PublicationList } from '@tenglong/contracts/register';

const OF_EVALUATION = ['figure', 'grade', 'other'];
const FIGURE = { id: 'figure', title: '某一个数有误' };
const OTHER = { id: 'other', title: '其他' };

/** What an appeal over this publication may plead; under a plan that names no pleas, a figure or something else. */
export function pleasOf(
  { pleas, figures }: Pick<PublicationList, 'pleas' | 'figures'>,
  { register }: Pick<Publication, 'register'>,
): readonly { readonly id: string; readonly title: string }[] {
  if (register !== null) return pleas.filter(({ id }) => id !== 'grade' && id !== 'figure');
  if (pleas.length === 0) return figures.length > 0 ? [OTHER, FIGURE] : [];
  return pleas.filter(({ id }) => OF_EVALUATION.includes(id) && (id !== 'figure' || figures.length > 0));
}
