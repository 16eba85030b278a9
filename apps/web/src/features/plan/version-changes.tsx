import type { PlanVersion } from '@tenglong/contracts/plan';
import { HeadRow, ScrollStrip } from '../../shared/layout/index.ts';
import './plan.css';

/** What a version changed: where, from what, to what. */
export function VersionChanges({ version }: { readonly version: PlanVersion }) {
  return (
    <ScrollStrip label="改动">
      <table className="tbl tbl-flush plan-changes">
        <HeadRow heads={['出处', '位置', '原来', '改为']} />
        <tbody>
          {version.changes.map(({ place, what, at, before, after }) => (
            <tr key={at} title={at}>
              <th scope="row">{place}</th>
              <td className="note">{what}</td>
              <td>{before || '—'}</td>
              <td>{after || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {version.changeCount > version.changes.length ? (
        <p className="note">
          共 {version.changeCount} 处，这里列出前 {version.changes.length} 处
        </p>
      ) : null}
    </ScrollStrip>
  );
}
