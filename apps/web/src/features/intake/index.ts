export { BatchPreview, type BatchPreviewProps } from './batch-preview.tsx';
export { CommitBar, type CommitBarProps } from './commit-bar.tsx';
export { matrixSentence } from './matrix-cell.ts';
export { type ProblemAction, ProblemList, type ProblemListProps } from './problem-list.tsx';
export { SendingMatrix, type SendingMatrixProps } from './sending-matrix.tsx';
