import type { RulingNote } from '@tenglong/contracts/page';
import { formatDay } from '../value/index.ts';
import { AddressLink } from './address-link.tsx';
import './layout.css';

/** Names the ruling a figure rests on and leads to it; on paper by whom and when. Nothing where the plan alone says the figure. */
export function RulingMark({ ruling }: { readonly ruling: RulingNote | null }) {
  if (!ruling) return null;
  const { key, author, date, reason, assumed } = ruling;
  return (
    <AddressLink
      className="ruling-mark"
      href={`/plan/contradictions?only=${encodeURIComponent(key)}`}
      title={`${reason}（${author}，${formatDay(date)}）`}
      data-by={`（${author}，${formatDay(date)}）`}
    >
      {assumed ? '暂按' : '依裁定'}
    </AddressLink>
  );
}
