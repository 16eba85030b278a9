export type { DocumentBlock, DocumentSpec } from './document-spec.ts';
export { writeDocument } from './write-document.ts';
