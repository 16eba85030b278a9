import type { Explanation } from '@tenglong/contracts/evaluation';
import { formatNumber, formatScore } from '../../shared/value/index.ts';
import './evaluation.css';

/** 前后名次: totals around one's own, without names. */
export function NeighbourList({ explanation }: { readonly explanation: Explanation }) {
  const { neighbours, rank } = explanation;
  if (rank === null || neighbours.length < 2) return null;
  return (
    <p className="neighbours">
      <span className="note">前后名次</span>
      {neighbours.map((one) => (
        <span key={one.rank} aria-current={one.rank === rank ? 'true' : undefined}>
          {`第 ${formatNumber(one.rank)} 名 ${formatScore(one.total)} 分`}
        </span>
      ))}
    </p>
  );
}
