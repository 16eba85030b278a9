import type { AuditEntry, AuditRegister } from '@tenglong/contracts/audit';
import { Drawer, DrawerPart } from '../../shared/drawer/index.ts';
import { formatInstant } from '../../shared/value/index.ts';
import { keptText, personText, subjectText } from './audit-text.ts';
import './audit.css';

/** One entry with all it keeps: what was, what came of it, and its place in the chain. */
export function AuditEntryDrawer({
  entry,
  registers,
  onClose,
}: {
  readonly entry: AuditEntry;
  readonly registers: readonly AuditRegister[];
  readonly onClose: () => void;
}) {
  const { seq, at, actionTitle, subject, source, before, after, hash } = entry;
  const parts = [
    ['对象', subjectText(entry)],
    ['来源', keptText(source, registers, entry)],
    ['原来', keptText(before, registers, entry)],
    ['之后', keptText(after, registers, entry)],
    ['内部编号', subjectText(entry) === subject ? '' : subject],
    ['校验值', hash],
  ] as const;
  return (
    <Drawer title={`第 ${seq} 条：${actionTitle}`} subject={String(seq)} onClose={onClose}>
      <p className="note">{`${formatInstant(at)}，${personText(entry)}`}</p>
      {parts.map(([title, text]) =>
        text === '' ? null : (
          <DrawerPart key={title} title={title}>
            <pre className="audit-kept">{text}</pre>
          </DrawerPart>
        ),
      )}
    </Drawer>
  );
}
