import { formatCount } from '../value/index.ts';

interface ListCountProps {
  /** Left out while it is not known: a list that is still read has no number of lines, and zero is one. */
  readonly total: number | undefined;
  readonly measure: string;
}

/** How many lines a list has. */
export const ListCount = ({ total, measure }: ListCountProps) => (
  <span className="muted">{total === undefined ? '' : formatCount(total, measure)}</span>
);
