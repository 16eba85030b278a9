import type { Permission } from '@tenglong/contracts/identity';
import { useCan } from './session-query.ts';

/** One quiet line where buttons would stand for somebody who may change things. */
export function ReadOnlyNotice({
  unless,
  children,
}: {
  readonly unless: Permission;
  readonly children?: string;
}) {
  const allowed = useCan(unless);
  if (allowed) return null;
  return (
    <p className="note noprint">{children ?? '您是只读岗位：可以查看、打印和导出；需要改动请联系工作专班'}</p>
  );
}
