import type { AuditEntry, AuditRegister } from '@tenglong/contracts/audit';
import { type Column, linkColumn, textColumn } from '../../shared/table/index.ts';
import { formatInstant } from '../../shared/value/index.ts';
import { personText, sourceText, subjectText } from './audit-text.ts';

/** When, who, what, to what, from where. The list comes newest first and is not sorted otherwise. */
export function auditColumns(
  href: (entry: AuditEntry) => string,
  registers: readonly AuditRegister[],
): readonly Column<AuditEntry>[] {
  const plain = (id: string, head: string, width: number, value: (entry: AuditEntry) => string) =>
    textColumn<AuditEntry>({ id, head, width, value, sort: undefined });
  return [
    plain('seq', '序号', 64, ({ seq }) => String(seq)),
    plain('at', '时间', 176, ({ at }) => formatInstant(at)),
    plain('name', '经办', 190, personText),
    linkColumn<AuditEntry>({
      id: 'action',
      head: '事项',
      width: 140,
      sort: undefined,
      frozen: false,
      grows: false,
      value: ({ actionTitle }) => actionTitle,
      href,
    }),
    { ...plain('subject', '对象', 250, subjectText), grows: true },
    plain('source', '来源', 220, ({ source }) => sourceText(source, registers)),
  ];
}
