/** A single upload: 100 MB (docs/security.md). More is answered with BODY_TOO_LARGE. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;
