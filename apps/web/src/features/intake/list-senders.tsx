import type { IntakeMatrix } from '@tenglong/contracts/intake';
import type { ReactNode } from 'react';
import { AddressLink, Section } from '../../shared/layout/index.ts';
import { Light } from '../../shared/value/index.ts';
import { cellLight, type MatrixRow } from './matrix-cell.ts';
import './intake.css';

export interface ListSendersProps {
  readonly matrix: IntakeMatrix;
  readonly openBatch: string | undefined;
  readonly href: (batchId: string) => string;
  readonly nextStep?: ((row: MatrixRow, year: number) => ReactNode) | undefined;
}

/** The lists that registers are filled from: of no year, so one line each says whether it came and leads to it. */
export function ListSenders({ matrix, openBatch, href, nextStep }: ListSendersProps) {
  const rows = matrix.rows.filter(({ kind }) => kind === 'entries');
  if (rows.length === 0) return null;
  const missing = rows.filter(({ cells }) => cells.every(({ state }) => state === 'none')).length;
  return (
    <Section
      title="清单来文"
      note={`${rows.length} 项，不分年度，${missing === 0 ? '已经齐全' : `${missing} 项未报`}`}
    >
      <ul className="list-senders">
        {rows.map((row) => (
          <li key={row.datasetId}>
            <Sender row={row} openBatch={openBatch} href={href} nextStep={nextStep} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sender({
  row,
  openBatch,
  href,
  nextStep,
}: { readonly row: MatrixRow } & Omit<ListSendersProps, 'matrix'>) {
  const [cell] = row.cells;
  const batch = cell?.draftBatchId ?? cell?.batchId ?? null;
  const { kind, word } = cell ? cellLight(cell) : { kind: 'late' as const, word: '未报' };
  const inner = (
    <>
      <span className="list-sender">
        {row.title}
        <span className="note">{row.department}</span>
      </span>
      <Light kind={kind}>{word}</Light>
    </>
  );
  if (batch === null) {
    return (
      <span className="list-line">
        {inner}
        {cell ? nextStep?.(row, cell.year ?? 0) : null}
      </span>
    );
  }
  return (
    <AddressLink
      className="list-line"
      href={href(batch)}
      aria-current={batch === openBatch ? 'true' : undefined}
    >
      {inner}
    </AddressLink>
  );
}
