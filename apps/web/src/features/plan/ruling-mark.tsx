import type { RulingNote } from '@tenglong/contracts/plan';
import { AddressLink } from '../../shared/layout/index.ts';
import { formatDay } from '../../shared/value/index.ts';
import './plan.css';

/** Names the ruling a figure rests on and leads to it. */
export function RulingMark({ ruling }: { readonly ruling: RulingNote }) {
  const { key, author, date, reason, assumed } = ruling;
  return (
    <AddressLink
      className="ruling-mark"
      href={`/plan/contradictions?only=${encodeURIComponent(key)}`}
      title={`${reason}（${author}，${formatDay(date)}）`}
    >
      {assumed ? '暂按' : '依裁定'}
    </AddressLink>
  );
}
