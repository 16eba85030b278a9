export * from './clipboard.ts';
export * from './column.tsx';
export * from './column-layout.ts';
export { DataTable, type DataTableProps, type TableFoot } from './data-table.tsx';
export { RowCard, type RowCardProps } from './phone-rows.tsx';
export * from './row-source.ts';
export * from './use-paged-list.ts';
export * from './use-print-rows.ts';
export { usePrinting } from './use-printing.ts';
