export * from './body.ts';
export * from './registry.ts';
export { MAX_UPLOAD_BYTES } from './upload-limit.ts';
